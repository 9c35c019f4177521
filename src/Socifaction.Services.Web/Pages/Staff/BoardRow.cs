using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>A kind of row on the board of all offerings.</summary>
public enum BoardKind
{
    Rides,
    Places,
    Appointments,
    Visits,
    Meals,
    Stays,
}

/// <summary>A booking on the board: whose it is, where they live or are fetched, how it stands, and its page below /staff/.</summary>
public sealed record BoardPerson(Guid BookingId, string Name, string Village, BookingStatus Status, string Path)
{
    /// <summary>How much it takes of what is scarce.</summary>
    public int Size { get; init; } = 1;

    /// <summary>Whether the person has come, though the booking is not settled yet.</summary>
    public bool IsHere { get; init; }

    /// <summary>What is said where nobody was to come anywhere.</summary>
    public string? Missed { get; init; }

    /// <summary>How it stands, in a word or two.</summary>
    public string State => IsHere ? Boards.Here : Missed is not null && Status == BookingStatus.NoShow ? Missed : Status.ForStaff();
}

/// <summary>Something that goes on at a time of a day: what, where, by whom, for whom, and what is wrong with it.</summary>
public sealed record BoardRow(LocalDate Date, BoardKind Kind, Guid OfferingId, string Offering, LocalTime From, LocalTime? Until, string What, string Where, IReadOnlyList<BoardPerson> People)
{
    /// <summary>Who does it, by name.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>The page of the whole below /staff/, where the people are many.</summary>
    public string? Path { get; init; }

    /// <summary>How many it holds, where that is known.</summary>
    public int? Capacity { get; init; }

    /// <summary>Why staff must act, in words; empty when all is well.</summary>
    public string Trouble { get; init; } = "";

    /// <summary>How much of it is taken.</summary>
    public int Taken => People.Where(person => person.Status is BookingStatus.Booked or BookingStatus.Fulfilled or BookingStatus.NoShow).Sum(person => person.Size);
}

/// <summary>What of the board is asked for; the address keeps it.</summary>
public sealed record BoardFilter(BoardKind? Kind, Guid? Offering, string Worker, string Village)
{
    private readonly string _village = SearchText.Fold(Village);

    /// <summary>Whether anything is left out.</summary>
    public bool IsSet => Kind is not null || Offering is not null || Worker.Length > 0 || _village.Length > 0;

    /// <summary>Whether people are left out, so that what is taken says nothing of what is free.</summary>
    public bool CountsSome => Worker.Length > 0 || _village.Length > 0;

    /// <summary>The rows that are asked for, with those of their people who are.</summary>
    public IEnumerable<BoardRow> Of(IEnumerable<BoardRow> rows) => rows
        .Where(row => (Kind is null || row.Kind == Kind) && (Offering is null || row.OfferingId == Offering) && (Worker.Length == 0 || row.By.Contains(Worker)))
        .Select(row => _village.Length == 0 ? row
            : row with { People = [.. row.People.Where(person => SearchText.Fold(person.Village).Contains(_village, StringComparison.Ordinal))] })
        .Where(row => _village.Length == 0 || row.People.Count > 0);
}
