import type { JsonObject } from '../../../src/credential/parseJson.ts'

/** What is said of the issuer, the creator and others. */
const profile = { id: 'https://uni.example/issuer', type: ['Profile'], name: 'University' }

const alignment = {
  type: ['Alignment'],
  targetCode: 'degree',
  targetDescription: 'A programme.',
  targetName: 'Degree',
  targetFramework: 'Catalogue',
  targetType: 'CFItem',
  targetUrl: 'https://uni.example/catalogue/degree',
}

const image = { id: 'https://uni.example/image.png', type: 'Image', caption: 'A picture' }

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

/** An endorsement of whatever has this id. */
export function toEndorsement(id: string): JsonObject {
  return {
    '@context': contexts,
    id: 'urn:uuid:4c6f9e8e-0000-4000-8000-000000000001',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'An endorsement',
    issuer: { ...profile, id: 'https://state.example/issuer' },
    validFrom: '2024-01-01T00:00:00Z',
    credentialSubject: { id, type: ['EndorsementSubject'], endorsementComment: 'In good standing' },
  }
}

const descriptions = [
  {
    id: 'urn:uuid:grade',
    type: ['ResultDescription'],
    alignment: [alignment],
    allowedValue: ['D', 'C', 'B', 'A'],
    name: 'Grade',
    requiredValue: 'C',
    resultType: 'LetterGrade',
  },
  {
    id: 'urn:uuid:rubric',
    type: ['ResultDescription'],
    name: 'Rubric',
    requiredLevel: 'urn:uuid:mastered',
    resultType: 'RubricCriterionLevel',
    rubricCriterionLevel: [
      {
        id: 'urn:uuid:mastered',
        type: ['RubricCriterionLevel'],
        alignment: [alignment],
        description: 'Did it all',
        level: 'Mastered',
        name: 'Mastery',
        points: '4',
      },
    ],
  },
  {
    id: 'urn:uuid:points',
    type: ['ResultDescription'],
    name: 'Points',
    resultType: 'RawScore',
    valueMin: '0',
    valueMax: '9',
    requiredValue: '5',
  },
  { id: 'urn:uuid:status', type: ['ResultDescription'], name: 'Status', resultType: 'Status' },
]

/** A badge with every member that Open Badges 3.0 has, each object once. */
export const fullBadge: JsonObject = JSON.parse(
  JSON.stringify({
    '@context': contexts,
    id: 'https://uni.example/credentials/1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Degree of a student',
    description: 'A degree',
    image,
    awardedDate: '2026-01-01T00:00:00+01:00',
    inLanguage: 'en-GB',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2036-01-01T00:00:00Z',
    issuer: {
      ...profile,
      url: 'https://uni.example',
      phone: '+43 (1) 222-333.44 ext. 5',
      description: 'A university',
      endorsement: [toEndorsement(profile.id)],
      endorsementJwt: ['eyJh.eyJi.c2ln'],
      image,
      email: 'registrar@uni.example',
      address: {
        type: ['Address'],
        addressCountry: 'Austria',
        addressCountryCode: 'AT',
        addressRegion: 'W',
        addressLocality: 'Vienna',
        streetAddress: 'Ring 1',
        postOfficeBoxNumber: '1',
        postalCode: '1010',
        geo: { type: 'GeoCoordinates', latitude: 48.2, longitude: 16.4 },
      },
      otherIdentifier: [
        { type: 'IdentifierEntry', identifier: '1', identifierType: 'sourcedId' },
        { type: 'IdentifierEntry', identifier: '2', identifierType: 'ext:own' },
      ],
      official: 'A. Rector',
      parentOrg: { id: 'did:example:state', type: ['Profile'] },
      familyName: 'a',
      givenName: 'b',
      additionalName: 'c',
      patronymicName: 'd',
      honorificPrefix: 'e',
      honorificSuffix: 'f',
      familyNamePrefix: 'g',
      dateOfBirth: '1965-02-28',
    },
    credentialSubject: {
      id: 'did:example:student',
      type: ['AchievementSubject'],
      activityStartDate: '2025-01-01T00:00:00',
      activityEndDate: '2025-06-01T00:00:00Z',
      creditsEarned: 42,
      licenseNumber: 'A-1',
      role: 'Student',
      narrative: 'Evidence *and* more',
      term: 'Fall',
      image,
      source: profile,
      identifier: [
        {
          type: 'IdentityObject',
          identityHash: 'student@uni.example',
          identityType: 'emailAddress',
          hashed: false,
          salt: 'not used',
        },
      ],
      achievement: {
        id: 'https://uni.example/achievements/degree',
        type: ['Achievement'],
        alignment: [alignment, { ...alignment, targetType: 'ceterms:Credential' }],
        achievementType: 'Degree',
        creator: profile,
        creditsAvailable: 36.5,
        criteria: { id: 'https://uni.example/criteria', narrative: '# Requirements' },
        description: 'A degree',
        endorsement: [toEndorsement('https://uni.example/achievements/degree')],
        endorsementJwt: [],
        fieldOfStudy: 'Research',
        humanCode: 'R1',
        image,
        inLanguage: 'de',
        name: 'Degree',
        otherIdentifier: [
          { type: 'IdentifierEntry', identifier: '3', identifierType: 'identifier' },
        ],
        related: [
          { type: ['Related'], id: 'https://uni.example/old', inLanguage: 'es', version: '1' },
        ],
        resultDescription: descriptions,
        specialization: 'Computing',
        tag: ['research'],
        version: '2',
      },
      result: [
        {
          type: ['Result'],
          resultDescription: 'urn:uuid:grade',
          value: 'A',
          alignment: [alignment],
        },
        {
          type: ['Result'],
          resultDescription: 'urn:uuid:rubric',
          achievedLevel: 'urn:uuid:mastered',
        },
        { type: ['Result'], resultDescription: 'urn:uuid:points', value: '7' },
        { type: ['Result'], resultDescription: 'urn:uuid:status', status: 'Completed' },
        { type: 'Result', value: 'of no description' },
      ],
    },
    endorsement: [toEndorsement('https://uni.example/credentials/1')],
    endorsementJwt: ['eyJh.eyJi.c2ln'],
    evidence: [
      {
        id: 'https://uni.example/evidence/1',
        type: ['Evidence'],
        narrative: 'How',
        name: 'Essay',
        description: 'An essay',
        genre: 'Prose',
        audience: 'Teachers',
      },
    ],
  }),
)
