namespace Socifaction.Services.People;

/// <summary>Where a person is fetched, taken or lives. Coordinates in degrees (WGS 84), when known.</summary>
public sealed record Address(string Settlement, string Street, string HowToFind, double? Latitude, double? Longitude)
{
    /// <summary>Nothing is known yet.</summary>
    public static Address Unknown { get; } = new("", "", "", null, null);

    /// <summary>Whether a vehicle can be planned to it.</summary>
    public bool HasCoordinates => Latitude is not null && Longitude is not null;

    /// <summary>Street and settlement in one line.</summary>
    public override string ToString() => Street.Length == 0 ? Settlement : $"{Street}, {Settlement}";
}
