using System.Runtime.CompilerServices;

namespace Socifaction.Services.DialARide;

/// <summary>Checks at constructors, so that no bad value exists.</summary>
internal static class Preconditions
{
    public static int NotNegative(int value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }

    public static T NotNull<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null) where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }
}
