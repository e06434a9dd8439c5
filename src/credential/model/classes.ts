/**
 * The classes of Open Badges 3.0 (§B.1) and CLR 2.0 (§B.1): a member each, with how often it is there (`!` once, `+` at
 * least once, `*` any number, else once or not at all) and, after the colon, what it is: text unless told, a
 * format, a vocabulary or a class. What VC Data Model asks of every credential is left to its own shape.
 */
export const classes = {
  AchievementCredential:
    'id!:uri name description image:Image awardedDate:time credentialSubject!:AchievementSubject endorsement*:EndorsementCredential endorsementJwt*:jws evidence*:Evidence issuer!:Issuer inLanguage:language',
  EndorsementCredential:
    'id!:uri name! description awardedDate:time credentialSubject!:EndorsementSubject issuer!:Issuer',
  ClrCredential:
    'id!:uri name! description image:Image awardedDate:time credentialSubject!:ClrSubject endorsement*:EndorsementCredential endorsementJwt*:jws evidence*:Evidence issuer!:Issuer partial:boolean inLanguage:language',
  AchievementSubject:
    'id:uri activityEndDate:dateTime activityStartDate:dateTime creditsEarned:number achievement!:Achievement identifier*:IdentityObject image:Image licenseNumber narrative result*:Result role source:Profile term',
  EndorsementSubject: 'id!:uri endorsementComment',
  ClrSubject:
    'id:uri identifier*:IdentityObject achievement*:Achievement verifiableCredential+:Credential association*:Association',
  Achievement:
    'id!:uri alignment*:Alignment achievementType:achievementType creator:Profile creditsAvailable:number criteria!:Criteria description! endorsement*:EndorsementCredential endorsementJwt*:jws fieldOfStudy humanCode image:Image inLanguage:language name! otherIdentifier*:IdentifierEntry related*:Related resultDescription*:ResultDescription specialization tag* version',
  Address:
    'addressCountry addressCountryCode:country addressRegion addressLocality streetAddress postOfficeBoxNumber postalCode geo:GeoCoordinates',
  Alignment:
    'targetCode targetDescription targetName! targetFramework targetType:targetType targetUrl!:uri',
  Association: 'associationType!:associationType sourceId!:uri targetId!:uri',
  Criteria: 'id:uri narrative',
  Evidence: 'id:uri narrative name description genre audience',
  GeoCoordinates: 'latitude!:number longitude!:number',
  IdentifierEntry: 'identifier! identifierType!:identifierType',
  IdentityObject: 'hashed!:boolean identityHash! identityType!:identifierType salt',
  Image: 'id!:uri caption',
  Profile:
    'id!:uri name url:uri phone:phone description endorsement*:EndorsementCredential endorsementJwt*:jws image:Image email:email address:Address otherIdentifier*:IdentifierEntry official parentOrg:Profile familyName givenName additionalName patronymicName honorificPrefix honorificSuffix familyNamePrefix dateOfBirth:date',
  Related: 'id!:uri inLanguage:language version',
  Result: 'achievedLevel:uri alignment*:Alignment resultDescription:uri status:status value',
  ResultDescription:
    'id!:uri alignment*:Alignment allowedValue* name! requiredLevel:uri requiredValue resultType!:resultType rubricCriterionLevel*:RubricCriterionLevel valueMax valueMin',
  RubricCriterionLevel: 'id!:uri alignment*:Alignment description level name! points',
} as const

/** The name of a class of the models. */
export type ClassName = keyof typeof classes

/** Classes whose `type` nobody asks for. */
export const untyped: ReadonlySet<string> = new Set(['Criteria'])

/** Classes that have no members but these. */
export const closed: ReadonlySet<string> = new Set(['IdentifierEntry', 'IdentityObject', 'Image'])

/** Words that a member can be; those with a star besides any word that starts with `ext:`. */
export const vocabularies = {
  achievementType:
    '* Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate SecondarySchoolDiploma',
  associationType:
    'exactMatchOf isChildOf isParentOf isPartOf isPeerOf isRelatedTo precedes replacedBy',
  identifierType:
    '* name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier',
  resultType:
    '* GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status',
  status: 'Completed Enrolled Failed InProgress OnHold Provisional Withdrew',
  targetType:
    '* ceasn:Competency ceterms:Credential CFItem CFRubric CFRubricCriterion CFRubricCriterionLevel CTDL',
} as const
