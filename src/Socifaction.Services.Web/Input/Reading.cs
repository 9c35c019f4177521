namespace Socifaction.Services.Web.Input;

/// <summary>What came of reading a typed field: a value, or why not.</summary>
public readonly record struct Reading<T, TRefusal> where T : struct where TRefusal : struct, Enum
{
    private Reading(T? value, TRefusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What was read; null when refused.</summary>
    public T? Value { get; }

    /// <summary>Why not; null when read.</summary>
    public TRefusal? Refusal { get; }

    /// <summary>True with the reason, or false with the value.</summary>
    public bool Refused(out T value, out TRefusal why)
    {
        value = Value.GetValueOrDefault();
        why = Refusal.GetValueOrDefault();
        return Value is null;
    }

    public static implicit operator Reading<T, TRefusal>(T value) => new(value, null);

    public static implicit operator Reading<T, TRefusal>(TRefusal refusal) => new(null, refusal);
}
