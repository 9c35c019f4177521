using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using RideWords = Socifaction.Services.Web.Texts.Rides;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>The fields of a ride as staff type them, all on one page, and what may be chosen in them.</summary>
public abstract class RideFormFields : StaffPage
{
    public const string Home = "home";
    public const string Other = "other";
    protected const string Usual = "usual-";

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? FromSettlement { get; set; }
    [BindProperty] public string? FromStreet { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? FromFind { get; set; }
    [BindProperty] public string? ToSettlement { get; set; }
    [BindProperty] public string? ToStreet { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty(Name = "Date.Year")] public string? Year { get; set; }
    [BindProperty(Name = "Date.Month")] public string? Month { get; set; }
    [BindProperty(Name = "Date.Day")] public string? DayOfMonth { get; set; }
    [BindProperty] public string? Wish { get; set; }
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? ReturnTime { get; set; }
    [BindProperty] public string? ReturnBy { get; set; }
    [BindProperty] public string? WaitMinutes { get; set; }
    [BindProperty] public string[] SureOfHours { get; set; } = [];
    [BindProperty] public string? NextTo { get; set; }
    [BindProperty] public string? NextSettlement { get; set; }
    [BindProperty] public string? NextStreet { get; set; }
    [BindProperty] public string? NextAt { get; set; }
    [BindProperty] public string? Companions { get; set; }
    [BindProperty] public string? Mobility { get; set; }
    [BindProperty] public string[] Help { get; set; } = [];
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Caller { get; set; }

    /// <summary>What the three fields of the date show when nothing was typed.</summary>
    public LocalDate? Date => null;

    public RideService Service { get; protected set; } = null!;

    public IReadOnlyList<Destination> Destinations { get; protected set; } = [];

    /// <summary>Where the person often goes besides: rides that went there.</summary>
    public IReadOnlyList<Ride> UsualPlaces { get; protected set; } = [];

    /// <summary>Where they may be driven on to, or nowhere.</summary>
    public IReadOnlyList<Choice> NextGoals => [new("", Words.NoNext), .. Destinations.Select(d => new Choice(d.Id.ToString(), d.Name)), new(Other, RideWords.ToOther)];

    public IReadOnlyList<string> Settlements { get; protected set; } = [];

    public IReadOnlyList<Choice> Days { get; protected set; } = [];

    public IReadOnlyList<Choice> Goals => [.. Destinations.Select(d => new Choice(d.Id.ToString(), d.Name, HintOf(d))), .. UsualPlaces.Select(ride => new Choice(Usual + ride.Id, ride.To.ToString(), RideWords.UsualPlace)), new(Home, RideWords.ToHome), new(Other, RideWords.ToOther)];

    public static IReadOnlyList<Choice> Starts => [new(Home, RideWords.FromHome), new(Other, RideWords.FromOther)];

    public static IReadOnlyList<Choice> WishChoices => [new(nameof(RideWish.ArriveBy), Words.WishArrive), new(nameof(RideWish.LeaveAt), Words.WishLeave)];

    public static IReadOnlyList<Choice> Mobilities => RideTexts.Mobilities;

    public static IReadOnlyList<Choice> SureChoices => [new("yes", Words.SureOfHours)];

    public static IReadOnlyList<Choice> Helps => [new("yes", RideWords.HelpWords)];

    private static string? HintOf(Destination goal)
    {
        var hours = goal.Hours.Length == 0 ? "" : StaffTexts.Say(Words.HoursHint, Hosting.OfficeHours.InWords(goal.Hours));
        var shifts = goal.Shifts.Count == 0 ? "" : StaffTexts.Say(Words.ShiftsHint, string.Join("; ", goal.Shifts.Select(LocalFormat.Time)));
        return string.Join(". ", new[] { hours, shifts }.Where(text => text.Length > 0)) is { Length: > 0 } hint ? hint : null;
    }
}
