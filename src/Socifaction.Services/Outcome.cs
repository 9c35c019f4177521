using System.Diagnostics.CodeAnalysis;

namespace Socifaction.Services;

/// <summary>What came of asking: a value, or why not.</summary>
public readonly struct Outcome<T, TRefusal> where T : class where TRefusal : struct, Enum
{
    private Outcome(T? value, TRefusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What was asked for; null when refused.</summary>
    public T? Value { get; }

    /// <summary>Why not; null when granted.</summary>
    public TRefusal? Refusal { get; }

    /// <summary>True with the reason, or false with the value.</summary>
    public bool Refused([NotNullWhen(false)] out T? value, out TRefusal why)
    {
        if (Value is null && Refusal is null)
            throw new InvalidOperationException("Nothing was answered: an outcome is made from a value or a refusal.");
        value = Value;
        why = Refusal.GetValueOrDefault();
        return Refusal is not null;
    }

    public static implicit operator Outcome<T, TRefusal>(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    public static implicit operator Outcome<T, TRefusal>(TRefusal refusal) => new(null, refusal);
}
