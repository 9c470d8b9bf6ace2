import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "../../../src/adapters/web/public-address.ts";

test.each(["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])("%s is public", (address) =>
  expect(isPublicAddress(address)).toBe(true),
);

test.each([
  ["this machine", "127.0.0.1"],
  ["this machine", "127.9.9.9"],
  ["this machine", "::1"],
  ["no address", "0.0.0.0"],
  ["no address", "::"],
  ["a private network", "10.1.2.3"],
  ["a private network", "172.16.0.1"],
  ["a private network", "192.168.1.1"],
  ["a private network", "fd00::1"],
  ["a link", "169.254.1.1"],
  ["a link", "fe80::1"],
  ["a link with its card", "fe80::1%eth0"],
  ["a cloud's metadata", "169.254.169.254"],
  ["a cloud's metadata", "fd00:ec2::254"],
  ["a cloud's metadata", "100.100.100.200"],
  ["a carrier's network", "100.64.0.1"],
  ["a group", "224.0.0.1"],
  ["everybody", "255.255.255.255"],
  ["a range for documents", "192.0.2.1"],
  ["private within IPv6", "::ffff:10.0.0.1"],
  ["private within IPv6", "64:ff9b::a00:1"],
  ["private within IPv6", "2002:a00:1::"],
  ["a site of old", "fec0::1"],
  ["no address at all", "example.org"],
  ["no address at all", ""],
])("%s is not public: %s", (_, address) => expect(isPublicAddress(address)).toBe(false));

test("no private address is public in any way of writing it", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const inside = fc.oneof(
    fc.tuple(fc.constantFrom(10, 127, 0), byte, byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  );
  fc.assert(
    fc.property(inside, (bytes) => {
      const plain = bytes.join(".");
      const [a, b, c, d] = bytes;
      const hex = `::ffff:${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
      for (const written of [plain, `::ffff:${plain}`, hex]) expect(isPublicAddress(written), written).toBe(false);
    }),
  );
});
