namespace Socifaction.Services.Tenancy;

/// <summary>The initiatives of one municipality, and its settlements.</summary>
public sealed class Locality
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short name in addresses: lower-case Latin letters, digits and single hyphens.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }
}
