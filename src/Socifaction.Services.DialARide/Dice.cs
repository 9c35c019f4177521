namespace Socifaction.Services.DialARide;

/// <summary>Numbers that look like chance and are the same for a seed wherever it runs (xorshift64*, Vigna 2016).</summary>
internal sealed class Dice(int seed)
{
    private ulong state = unchecked(((ulong)seed + 1) * 0x9E3779B97F4A7C15) | 1;

    /// <summary>A number from 0 to below the bound.</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    /// <summary>A number from 0 to below 1.</summary>
    public double Part() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        unchecked
        {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            return state * 0x2545F4914F6CDD1D;
        }
    }
}
