/** The kinds of micro-credentials; each asks for members of its own. */
export const achievementKinds = [
  'badge',
  'certificate',
  'certification',
  'project-programme',
  'graduate-course-set',
  'course',
  'stack-award',
] as const

/** What an achievement is. */
export type AchievementKind = (typeof achievementKinds)[number]

/** A skill or an occupation in a framework, pinned to a version of it. */
export type Alignment = {
  /** Where the framework has it, such as an ESCO URI. */
  readonly url: string
  readonly name: string
  /** Such as `ESCO`. */
  readonly framework: string
  /** Such as `1.2.0`: a framework changes, and what was meant stays. */
  readonly version: string
  readonly code?: string | undefined
}

/** A level of a qualifications framework. */
export type Level = {
  readonly url: string
  readonly name: string
  /** Such as `EQF`. */
  readonly framework: string
  /** Such as `7`. */
  readonly code: string
}

/** How well something was done: either one of some values, or a number within bounds. */
export type ResultTemplate = {
  readonly name: string
  /** A word of Open Badges 3.0 §B.2.7 (ResultType), such as `LetterGrade`, `Percent` or `RawScore`. */
  readonly type: string
  readonly values?: readonly string[] | undefined
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** What has to be reached. */
  readonly required?: string | undefined
}

/** Whether a roster has to have something for each award, or can. */
export type Demand = 'required' | 'optional'

/** One achievement of a template. */
export type AchievementTemplate = {
  /** A URL. */
  readonly id: string
  readonly name: string
  readonly description: string
  /** What a learner had to do. Markdown. */
  readonly criteria: string
  readonly kind?: AchievementKind | undefined
  /** A word of Open Badges 3.0 §B.2.1, such as `Badge`, or one that begins with `ext:`; that of the kind unless told. */
  readonly achievementType?: string | undefined
  readonly tags?: readonly string[] | undefined
  /** From the award to the end of validity; without it the credential does not expire. */
  readonly validForMonths?: number | undefined
  /** A URL, also of the form `data:`. */
  readonly image?: string | undefined
  /** BCP 47. */
  readonly language?: string | undefined
  readonly version?: string | undefined
  /** What a learner knows or can do afterwards. */
  readonly outcomes?: readonly string[] | undefined
  /** The workload of a learner. */
  readonly hours?: number | undefined
  /** `unit` such as `ECTS`. */
  readonly credits?: { readonly value: number; readonly unit: string } | undefined
  readonly level?: Level | undefined
  /** How it was found out that the criteria are met. */
  readonly assessment?: string | undefined
  /** Who watched the assessment, and how it was made sure who sat it. */
  readonly supervision?: Supervision | undefined
  /** How a learner took part, such as online or on site. */
  readonly participation?: string | undefined
  /** Who assures the quality, and by which standard. */
  readonly quality?: string | undefined
  /** What a learner needed before. */
  readonly prerequisites?: string | undefined
  /** What it can be a part of. */
  readonly stackability?: string | undefined
  readonly skills?: readonly Alignment[] | undefined
  /** What a holder can work as. */
  readonly occupations?: readonly Alignment[] | undefined
  readonly result?: ResultTemplate | undefined
  /** A work of the learner, under an address. */
  readonly evidence?: Demand | undefined
  /** Who assessed, where it was not the issuer. */
  readonly assessor?: Demand | undefined
  /** The achievements that it is made of. URLs. */
  readonly parts?: readonly string[] | undefined
}

/** The words of the recommendation 2022/C 243/02 of the Council of the European Union, Annex I. */
export const supervisions = [
  'unsupervised',
  'supervised',
  'supervised online with identity verification',
  'supervised onsite with identity verification',
] as const

/** How an assessment was watched. */
export type Supervision = (typeof supervisions)[number]
