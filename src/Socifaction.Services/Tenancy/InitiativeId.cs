namespace Socifaction.Services.Tenancy;

/// <summary>The key of an initiative, as a type of its own, so that no other id can stand in its place.</summary>
public readonly record struct InitiativeId(Guid Value)
{
    /// <summary>A new key; later keys sort after earlier ones.</summary>
    public static InitiativeId New() => new(Guid.CreateVersion7());

    /// <summary>No initiative: owns nothing.</summary>
    public static InitiativeId None => default;

    public override string ToString() => Value.ToString();
}
