using NodaTime;
using NodaTime.Text;
using Socifaction.Services.People;
using Socifaction.Services.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>The questions, in order.</summary>
public enum RideStep
{
    Who,
    From,
    To,
    Day,
    Time,
    Return,
    Needs,

    /// <summary>A further place; asked only of who wants it.</summary>
    Onward,

    Check,
}

/// <summary>A place as it was answered: which choice, and the address that came of it.</summary>
public sealed record RidePlace(string Choice, Address Address);

/// <summary>What was answered so far. Dates and times are kept as text, so that a draft outlives a new version.</summary>
public sealed record RideAnswers
{
    public Guid? ResidentId { get; init; }

    /// <summary>What was booked before and the ride goes together with; none for a ride by itself.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The resident's name, or what a stranger is called.</summary>
    public string Name { get; init; } = "";

    /// <summary>A stranger's number, E.164.</summary>
    public string Phone { get; init; } = "";

    public RidePlace? From { get; init; }

    public RidePlace? To { get; init; }

    public string? Day { get; init; }

    public RideWish? Wish { get; init; }

    public string? Time { get; init; }

    public bool? HasReturn { get; init; }

    public string? ReturnTime { get; init; }

    /// <summary>The latest way back, when they call for it.</summary>
    public string? ReturnLatest { get; init; }

    /// <summary>How long the driver waits there, when they do.</summary>
    public int? WaitMinutes { get; init; }

    /// <summary>A further place, for who wants to be driven on.</summary>
    public RidePlace? OnwardTo { get; init; }

    /// <summary>When to leave for it.</summary>
    public string? OnwardTime { get; init; }

    /// <summary>Whether the time is right although the destination is closed then.</summary>
    public bool SureOfHours { get; init; }

    public int? Companions { get; init; }

    public MobilityNeed? Mobility { get; init; }

    public bool HelpToDoor { get; init; }

    public string Note { get; init; } = "";

    internal LocalDate? Date => Day is { } day && LocalDatePattern.Iso.Parse(day) is { Success: true } read ? read.Value : null;

    internal LocalTime? WishTime => TimeOf(Time);

    internal LocalTime? ReturnAt => HasReturn == true && WaitMinutes is null ? TimeOf(ReturnTime) : null;

    internal LocalTime? OnwardAt => TimeOf(OnwardTime);

    internal LocalTime? ReturnBy => ReturnAt is null ? null : TimeOf(ReturnLatest);

    /// <summary>The initiative's destination that was chosen; none for another place.</summary>
    internal Guid? DestinationId => Guid.TryParse(To?.Choice, out var id) ? id : null;

    /// <summary>Whether staff have to answer: a stranger, or a place that is not on the map.</summary>
    internal bool IsRequest => ResidentId is null || From is { Address.HasCoordinates: false } || To is { Address.HasCoordinates: false }
        || OnwardTo is { Address.HasCoordinates: false };

    /// <summary>The first question without an answer; <see cref="RideStep.Check"/> when there is none.</summary>
    internal RideStep FirstOpen =>
        ResidentId is null && (Name.Length == 0 || Phone.Length == 0) ? RideStep.Who
        : From is null ? RideStep.From
        : To is null ? RideStep.To
        : Date is null ? RideStep.Day
        : Wish is null || WishTime is null ? RideStep.Time
        : HasReturn is null || (HasReturn.Value && ReturnAt is null && WaitMinutes is null) ? RideStep.Return
        : Mobility is null || Companions is null ? RideStep.Needs
        : RideStep.Check;

    /// <summary>The wish, once every question is answered.</summary>
    internal RideWishes ToWishes(Guid offeringId) => new(
        offeringId, From!.Address, To!.Address, Date!.Value, Wish!.Value, WishTime!.Value, ReturnAt,
        Companions!.Value, Mobility!.Value, HelpToDoor, Note)
    {
        ReturnBy = ReturnBy,
        WaitMinutes = HasReturn == true ? WaitMinutes : null,
        DestinationId = DestinationId,
        SureOfHours = SureOfHours,
        Onward = OnwardTo is { } next && OnwardAt is { } leave ? [new OnwardStop(next.Address, leave)] : [],
    };

    /// <summary>The same answers at another time.</summary>
    internal RideAnswers At(LocalDate date, LocalTime time, LocalTime? returnAt, LocalTime? returnBy) => this with
    {
        Day = Text(date),
        Time = Text(time),
        ReturnTime = returnAt is { } back ? Text(back) : ReturnTime,
        ReturnLatest = returnBy is { } latest ? Text(latest) : ReturnLatest,
    };

    /// <summary>The answers of an earlier wish; who travels stays, and the day is open.</summary>
    internal RideAnswers Like(RideWishes was, Address? home, Func<Address, string> choiceOf) => this with
    {
        From = new(was.From.ToString() == home?.ToString() ? "home" : "other", was.From),
        To = new(choiceOf(was.To), was.To),
        Day = null,
        Wish = was.Wish,
        Time = Text(was.WishTime),
        HasReturn = was.HasReturn,
        ReturnTime = was.ReturnAt is { } back ? Text(back) : null,
        ReturnLatest = was.ReturnBy is { } by ? Text(by) : null,
        WaitMinutes = was.WaitMinutes,
        OnwardTo = was.Onward is [var next, ..] ? new(choiceOf(next.To), next.To) : null,
        OnwardTime = was.Onward is [var stop, ..] ? Text(stop.LeaveAt) : null,
        Companions = was.Companions,
        Mobility = was.Mobility,
        HelpToDoor = was.HelpToDoor,
        Note = was.Note,
        SureOfHours = false,
    };

    internal static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    internal static string Text(LocalTime time) => LocalTimePattern.HourMinuteIso.Format(time);

    private static LocalTime? TimeOf(string? text) =>
        text is not null && LocalTimePattern.HourMinuteIso.Parse(text) is { Success: true } read ? read.Value : null;
}
