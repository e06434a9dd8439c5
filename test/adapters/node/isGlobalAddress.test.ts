// cspell:ignore fdff febf feff
import { expect } from 'chai'
import { isGlobalAddress, isInRanges } from '../../../src/adapters/node/isGlobalAddress.ts'

/** First and last of each range that IANA's registries of special-purpose addresses call not global. */
const special = [
  ['0.0.0.0', '0.255.255.255', 'this network'],
  ['10.0.0.0', '10.255.255.255', 'private'],
  ['100.64.0.0', '100.127.255.255', 'shared by a carrier'],
  ['127.0.0.0', '127.255.255.255', 'loopback'],
  ['169.254.0.0', '169.254.255.255', 'link-local'],
  ['169.254.169.254', '169.254.170.2', 'metadata of clouds'],
  ['172.16.0.0', '172.31.255.255', 'private'],
  ['192.0.0.0', '192.0.0.255', 'protocol assignments'],
  ['192.0.2.0', '192.0.2.255', 'documentation'],
  ['192.88.99.0', '192.88.99.255', '6to4 relays'],
  ['192.168.0.0', '192.168.255.255', 'private'],
  ['198.18.0.0', '198.19.255.255', 'benchmarks'],
  ['198.51.100.0', '198.51.100.255', 'documentation'],
  ['203.0.113.0', '203.0.113.255', 'documentation'],
  ['224.0.0.0', '239.255.255.255', 'multicast'],
  ['240.0.0.0', '255.255.255.255', 'reserved, broadcast'],
  ['::', '::1', 'unspecified, loopback'],
  ['::7f00:1', '::a00:1', 'IPv4-compatible'],
  ['::ffff:127.0.0.1', '::ffff:8.8.8.8', 'IPv4-mapped'],
  ['::ffff:0:7f00:1', '::ffff:0:808:808', 'IPv4-translated'],
  ['64:ff9b::', '64:ff9b::ffff:ffff', 'NAT64'],
  ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff', 'local NAT64'],
  ['100::', '100::ffff:ffff:ffff:ffff', 'discard'],
  ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', 'protocol assignments, Teredo, ORCHID'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', 'documentation'],
  ['2002:7f00:1::', '2002:808:808::1', '6to4'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', 'documentation'],
  ['4000::', '5f00::1', 'not given out, segment routing'],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'unique local'],
  ['fd00:ec2::254', 'fd20:ce::254', 'metadata of clouds'],
  ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'link-local'],
  ['fe80::1%1', 'fe80::1%eth0', 'link-local with a zone'],
  ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'site-local'],
  ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'multicast'],
] as const

describe('isGlobalAddress', () => {
  for (const [first, last, purpose] of special) {
    it(`knows ${first} to ${last} (${purpose}) from public hosts`, () => {
      expect([isGlobalAddress(first), isGlobalAddress(last)]).to.deep.equal([false, false])
    })
  }

  // Just outside the ranges above, and two name servers.
  for (const address of [
    '1.0.0.0',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '223.255.255.255',
    '2000::1',
    '2001:200::1',
    '2001:4860:4860::8888',
    '2606:4700:4700::1111',
    '3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  ]) {
    it(`lets ${address} be a public host`, () => {
      expect(isGlobalAddress(address)).to.equal(true)
    })
  }

  for (const text of [
    '',
    'uni.example',
    '8.8.8',
    '0x8080808',
    '134744072',
    '010.8.8.8',
    '[2000::1]',
  ]) {
    it(`takes ${JSON.stringify(text)} for no address`, () => {
      expect(isGlobalAddress(text)).to.equal(false)
    })
  }
})

describe('isInRanges', () => {
  it('knows addresses and ranges of both families', () => {
    const ranges = ['127.0.0.1', '10.1.0.0/16', '::1', 'fd00::/8']
    for (const address of ['127.0.0.1', '10.1.255.1', '::1', 'fd12::1']) {
      expect(isInRanges(address, ranges), address).to.equal(true)
    }
    for (const address of ['127.0.0.2', '10.2.0.0', '::2', 'fc12::1', '::ffff:127.0.0.1', 'x']) {
      expect(isInRanges(address, ranges), address).to.equal(false)
    }
    expect(isInRanges('127.0.0.1', [])).to.equal(false)
  })
})
