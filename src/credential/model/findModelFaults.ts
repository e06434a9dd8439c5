import { toList } from '../../base/toList.ts'
import { isJsonObject } from '../isJsonObject.ts'
import type { JsonObject, JsonValue } from '../parseJson.ts'
import { type ClassName, classes, closed, untyped } from './classes.ts'
import {
  checkContexts,
  checkEvidence,
  checkResultDescription,
  checkResults,
} from './crossChecks.ts'
import { FaultList } from './FaultList.ts'
import { formats } from './formats.ts'
import type { ModelFault } from './ModelFault.ts'
import { type Member, readMembers } from './members.ts'

/** Credentials inside others that a class names; each is a document of its own. */
const embedded: ReadonlySet<string> = new Set(['EndorsementCredential', 'Credential'])

/**
 * Compares a document with the model of its kind: Open Badges 3.0 §B.1 for `OpenBadgeCredential`,
 * `AchievementCredential` and `EndorsementCredential`, CLR 2.0 §B.1 for `ClrCredential`. What VC Data Model asks of every
 * credential is for `parseCredential`. One value stands for a list of one, as in JSON-LD.
 *
 * @param options `embedded: false` leaves credentials inside the document out.
 * @returns The first hundred deviations; of a document whose kind has no model that is known, evidence without a type.
 *
 * @example
 * findModelFaults(document) // [{ pointer: '/credentialSubject/achievement/criteria', code: 'MODEL_MISSING', … }]
 */
export function findModelFaults(
  document: JsonObject,
  options: { readonly embedded?: boolean } = {},
): readonly ModelFault[] {
  const list = new FaultList()
  const name = toClass(document)
  if (name) new Walk(list, options.embedded ?? true).credential(document, name)
  else checkEvidence(document, list)
  return list.faults
}

function toClass({ type }: JsonObject): ClassName | undefined {
  const types = toList(type)
  if (types.includes('OpenBadgeCredential')) return 'AchievementCredential'
  const names = ['AchievementCredential', 'EndorsementCredential', 'ClrCredential'] as const
  return names.find((name) => types.includes(name))
}

/** One way through a document, which visits each value once. */
class Walk {
  private readonly list: FaultList
  private readonly entersEmbedded: boolean

  constructor(list: FaultList, entersEmbedded: boolean) {
    this.list = list
    this.entersEmbedded = entersEmbedded
  }

  credential(document: JsonObject, name: ClassName): void {
    checkContexts(document, name, this.list)
    this.object(document, name)
    // VC Data Model 1.1 has another name for it, and asks for it itself.
    const isDated = document.validFrom !== undefined || document.issuanceDate !== undefined
    if (!isDated) this.list.add('MODEL_MISSING', 'expected a date', 'validFrom')
  }

  private object(value: JsonObject, name: ClassName): void {
    const { byName, required } = readMembers(name)
    if (!untyped.has(name)) this.type(value.type, name)
    for (const member of required) {
      if (value[member] === undefined) this.list.add('MODEL_MISSING', 'expected a value', member)
    }
    for (const key of Object.keys(value)) {
      const member = byName.get(key)
      if (member) {
        this.list.enter(key)
        this.member(value[key] as JsonValue, member)
        this.list.leave()
      } else if (key !== 'type' && closed.has(name)) {
        this.list.add('MODEL_EXTRA', `expected no such member of ${name}`, key)
      }
    }
    this.rules(value, name)
  }

  /** What holds between members. */
  private rules(value: JsonObject, name: ClassName): void {
    if (name === 'ResultDescription') checkResultDescription(value, this.list)
    if (name === 'AchievementSubject') checkResults(value, this.list)
    const isSubject = name === 'AchievementSubject' || name === 'ClrSubject'
    if (isSubject && value.id === undefined && value.identifier === undefined) {
      this.list.add('MODEL_MISSING', 'expected an id or an identifier')
    }
  }

  private type(type: JsonValue | undefined, name: ClassName): void {
    const isSo = type === name || (Array.isArray(type) && type.includes(name))
    // An OpenBadgeCredential is an AchievementCredential by another name.
    const isAlias = name === 'AchievementCredential' && toList(type).includes('OpenBadgeCredential')
    if (isSo || isAlias) return
    const code = type === undefined ? 'MODEL_MISSING' : 'MODEL_TYPE'
    this.list.add(code, `expected the type ${name}`, 'type')
  }

  private member(value: JsonValue, member: Member): void {
    if (!Array.isArray(value)) this.value(value, member.of)
    else if (!member.isMany) this.list.add('MODEL_COUNT', 'expected one, found a list')
    else if (value.length === 0 && member.isRequired) {
      this.list.add('MODEL_COUNT', 'expected at least one')
    } else {
      for (const [i, item] of value.entries()) {
        if (this.list.isFull) return
        this.list.enter(i)
        this.value(item, member.of)
        this.list.leave()
      }
    }
  }

  private value(value: JsonValue, of: string): void {
    if (of === 'number' || of === 'boolean') {
      if (typeof value !== of) this.list.add('MODEL_KIND', `expected a ${of}`)
    } else if (Object.hasOwn(classes, of)) this.entity(value, of as ClassName)
    else if (of === 'Credential') this.anyCredential(value)
    else if (of === 'Issuer' && typeof value === 'string') this.text(value, 'uri')
    else if (of === 'Issuer') this.entity(value, 'Profile')
    else this.text(value, of)
  }

  private entity(value: JsonValue, name: ClassName): void {
    if (!isJsonObject(value)) this.list.add('MODEL_KIND', `expected an object, ${name}`)
    else if (!embedded.has(name)) this.object(value, name)
    else if (this.entersEmbedded) this.credential(value, name)
  }

  /** A credential of whatever kind; one that no model is known for is not looked at. */
  private anyCredential(value: JsonValue): void {
    if (isJsonObject(value)) {
      const name = toClass(value)
      if (name && this.entersEmbedded) this.credential(value, name)
    } else if (typeof value === 'string') this.text(value, 'jws')
    else this.list.add('MODEL_KIND', 'expected a credential')
  }

  private text(value: JsonValue, of: string): void {
    const format = formats.get(of)
    if (typeof value !== 'string') this.list.add('MODEL_KIND', 'expected text')
    else if (format && !format.accepts(value)) this.list.add(format.code, format.expected)
  }
}
