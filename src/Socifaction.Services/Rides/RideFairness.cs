using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>
/// How some people fared: rides they had, wishes that were refused, and in minutes on average how far the plan lies from
/// the wished time and how long they sit on board.
/// </summary>
public sealed record FairnessRow(string Name, int Rides, int Refused, int? Wait, int? OnBoard)
{
    /// <summary>Refused wishes of a hundred.</summary>
    public int RefusedPercent => (int)Math.Round(100.0 * Refused / Math.Max(1, Rides + Refused));
}

/// <summary>A month's rides and refusals by how people move, where they live and who they are.</summary>
public sealed record RideFairness(
    IReadOnlyDictionary<MobilityNeed, FairnessRow> ByNeed, IReadOnlyList<FairnessRow> ByVillage, IReadOnlyList<FairnessRow> ByPerson);
