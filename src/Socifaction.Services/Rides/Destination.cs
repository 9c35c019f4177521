using NodaTime;
using NodaTime.Text;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>Where people of an initiative often go: the polyclinic, the pharmacy. Offered as a one-tap choice.</summary>
public sealed class Destination : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public required Address Address { get; set; }

    /// <summary>Whether it is the initiative's own place, where its appointments are.</summary>
    public bool IsOurs { get; set; }

    /// <summary>When it is open, as <see cref="WeeklyHours"/> writes it; empty when that is not known.</summary>
    public string Hours { get; set; } = "";

    /// <summary>Which door, for the driver and the person.</summary>
    public string DoorNote { get; set; } = "";

    /// <summary>Times at which appointments usually begin, such as shifts of dialysis: <c>06:40,11:30</c>.</summary>
    public string ShiftTimes { get; set; } = "";

    /// <summary>The shifts, read.</summary>
    public IReadOnlyList<LocalTime> Shifts =>
        [.. ShiftTimes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => LocalTimePattern.HourMinuteIso.Parse(text).Value)];

    /// <summary>What a bus ticket there costs, in cents; none where no bus goes or nobody pays for the way.</summary>
    public int? TicketCents { get; set; }

    /// <summary>Whether it may be open then: in its hours, at a shift, or when nobody has said its hours.</summary>
    public bool IsOpen(LocalDate date, LocalTime time) =>
        Hours.Length == 0 || Shifts.Contains(time) || WeeklyHours.Parse(Hours).On(date).Any(window => window.From <= time && time <= window.To);

    /// <summary>The address as a ride keeps it and people read it: with the name in front and the door. A street without a number says nothing more.</summary>
    public Address NamedAddress() => Address with
    {
        Street = Address.Street.Any(char.IsDigit) ? $"{Name}, {Address.Street}" : Name,
        HowToFind = DoorNote.Length == 0 ? Address.HowToFind : DoorNote,
    };

    /// <summary>Whether somebody who goes to that address goes here: it is written as this destination's, with its name or with the number of the house alone.</summary>
    public bool IsAt(Address address) => IsSame(address.Settlement, Address.Settlement)
        && (IsSame(address.Street, NamedAddress().Street) || (Address.Street.Any(char.IsDigit) && IsSame(address.Street, Address.Street)));

    private static bool IsSame(string one, string other) => one.Length > 0 && SearchText.Fold(one) == SearchText.Fold(other);

    /// <summary>The lowest is shown first.</summary>
    public int Order { get; set; }
}
