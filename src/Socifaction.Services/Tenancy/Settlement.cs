namespace Socifaction.Services.Tenancy;

/// <summary>A town, small town or village of a locality, with its centre in degrees (WGS 84).</summary>
public sealed class Settlement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid LocalityId { get; init; }

    public required string Name { get; init; }

    /// <summary>The name without Lithuanian letters, for search.</summary>
    public required string SearchName { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }
}
