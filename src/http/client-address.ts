/** Who is asking: the peer's address, or what trusted proxies say of it. */
import { convertIPv4ToBinary, convertIPv6ToBinary, distinctRemoteAddr } from 'hono/utils/ipaddr';

/** Is this address one of ours to believe? */
export type Trust = (address: string) => boolean;

/**
 * The client's address: `X-Forwarded-For` read from its end, as long as whoever wrote the entry is trusted. What a
 * client wrote itself is therefore never believed.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusts: Trust): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  let client = peer;
  while (trusts(client)) {
    const before = hops.pop();
    if (!before || !binaryOf(before)) break;
    client = before;
  }
  return client;
}

/** Trust for a list of addresses and networks (`10.0.0.0/8`), as the configuration has validated it. */
export function trusting(networks: readonly string[]): Trust {
  const known = networks.map(networkOf);
  if (known.length === 0) return () => false;
  return (address) => {
    const binary = binaryOf(address);
    return binary !== undefined && known.some((network) => contains(network, binary));
  };
}

/** What is limited together: an IPv4 address, or the /64 that one IPv6 subscriber has; the /48, where asked for. */
export function subscriberOf(address: string, prefix: 64 | 48 = 64): string {
  const binary = binaryOf(address);
  if (!binary || binary.bits === 32) return address;
  return `${(binary.value >> BigInt(128 - prefix)).toString(16)}::/${prefix}`;
}

type Binary = { bits: 32 | 128; value: bigint };
type Network = Binary & { prefix: number };

const MAPPED = 0xffffn << 32n;

function binaryOf(address: string): Binary | undefined {
  const type = distinctRemoteAddr(address);
  if (type === 'IPv4') return { bits: 32, value: convertIPv4ToBinary(address) };
  if (type !== 'IPv6') return undefined;
  const value = convertIPv6ToBinary(address);
  // A socket that takes both families shows IPv4 peers as ::ffff:a.b.c.d.
  return value >> 32n === 0xffffn ? { bits: 32, value: value ^ MAPPED } : { bits: 128, value };
}

function networkOf(text: string): Network {
  const [address = '', prefix] = text.split('/');
  const binary = binaryOf(address);
  if (!binary) throw new Error(`${text} is not an address or network`);
  return { ...binary, prefix: prefix === undefined ? binary.bits : Number(prefix) };
}

const contains = ({ bits, value, prefix }: Network, address: Binary): boolean =>
  bits === address.bits && value >> BigInt(bits - prefix) === address.value >> BigInt(bits - prefix);
