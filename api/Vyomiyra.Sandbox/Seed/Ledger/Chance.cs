using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Vyomiyra.Sandbox.Seed.Ledger;

/// <summary>Chance that falls the same way every time: a number is drawn from what it is for.</summary>
static class Chance
{
    /// <returns>At least 0, less than <paramref name="bound"/>.</returns>
    public static int Below(int bound, string purpose) =>
        (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(purpose))) % (uint)bound);
}
