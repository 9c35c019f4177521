using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places;

/// <summary>How many children one, two, and three or more workers may look after, from a day on, and which act says so.</summary>
public sealed class StaffRatio : IInitiativeOwned
{
    /// <summary>Children's day social care: 15, 25, 45 (order A1-658 of 2020-07-10, p. 16, as changed by A1-111 and A1-428 of 2022).</summary>
    public static StaffRatio Legal { get; } = new()
    {
        FirstDay = new LocalDate(2020, 7, 10), OneWorker = 15, TwoWorkers = 25, ThreeWorkers = 45, Source = "A1-658, 16 p.",
    };

    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The first day it holds; until the next one's.</summary>
    public required LocalDate FirstDay { get; init; }

    public required int OneWorker { get; set; }

    public required int TwoWorkers { get; set; }

    public required int ThreeWorkers { get; set; }

    /// <summary>The act and its point.</summary>
    public required string Source { get; set; }

    /// <summary>Children whom so many workers may look after.</summary>
    public int Of(int workers) => workers switch { <= 0 => 0, 1 => OneWorker, 2 => TwoWorkers, _ => ThreeWorkers };
}
