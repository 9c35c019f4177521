using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using OfferingWords = Socifaction.Services.Web.Texts.Offerings;

namespace Socifaction.Services.Web.Pages.Staff.OfferingPages;

/// <summary>One more offering from its kit: first which one, then what it brings, read from the very rows that will be added.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class AddModel(InitiativeClock clock, AddOffering add) : StaffPage
{
    /// <summary>The id that the offering gets: the same form sent twice adds one.</summary>
    [BindProperty] public string? RequestId { get; set; }

    [BindProperty(SupportsGet = true, Name = "kit")] public string? Kit { get; set; }

    /// <summary>Each kit with its offering.</summary>
    public IReadOnlyList<(OfferingKit Kit, Offering Offering)> Kits { get; private set; } = [];

    /// <summary>The chosen one; none while there is a choice.</summary>
    public Offering? Brings { get; private set; }

    public IReadOnlyList<string> Hours { get; private set; } = [];

    public IReadOnlyList<string> Rules { get; private set; } = [];

    public void OnGet()
    {
        RequestId = Guid.CreateVersion7().ToString();
        Show();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var id = IdOf(RequestId) ?? Guid.CreateVersion7();
        RequestId = id.ToString();
        if (Chosen() is { } kit)
        {
            return Redirect(Url.Content($"~/staff/offerings/{(await add.RunAsync(id, kit, Token)).Id}?added=yes"));
        }

        ModelState.AddModelError("", OfferingWords.AddTitle);
        Show();
        return this.Unacceptable();
    }

    private OfferingKit? Chosen() => Enum.GetValues<OfferingKit>().Where(one => one.ToString() == Kit).Select(one => (OfferingKit?)one).FirstOrDefault();

    private void Show()
    {
        Kits = [.. Enum.GetValues<OfferingKit>().Select(one => (one, KitOfferings.Of(one, clock.Today, Guid.CreateVersion7()).OfType<Offering>().Single()))];
        if (Chosen() is not { } kit)
        {
            return;
        }

        var rows = KitOfferings.Of(kit, clock.Today, Guid.CreateVersion7());
        Brings = rows.OfType<Offering>().Single();
        Rules = [.. RulesOf(Brings)];
        var hours = rows.OfType<WeeklyOpening>().FirstOrDefault();
        Hours = [.. Brings is MealService meals ? [StaffTexts.Say(OfferingWords.BringsServed, LocalFormat.FromTo(meals.ServedFrom, meals.ServedUntil))]
            : hours is null ? (IEnumerable<string>)[]
            : rows.OfType<Resource>().Select(one => StaffTexts.Say(OfferingWords.BringsHoursOf, one.Name, LocalFormat.FromTo(hours.From, hours.To)))];
    }

    private static IEnumerable<string> RulesOf(Offering offering)
    {
        if (offering is RideService rides) yield return StaffTexts.Say(OfferingWords.RuleDetour, rides.PromiseMinutes);
        if (offering is Activity activity) yield return StaffTexts.Say(OfferingWords.RuleRoom, activity.RoomLimit);
        if (offering is Activity { CapacityRule: CapacityRule.ChildrenPerWorker }) yield return OfferingWords.RuleRatio;
        if (offering is AppointmentType type) yield return StaffTexts.Say(OfferingWords.RuleLength, type.UsualMinutes, type.MinutesAfter);
        if (offering is HomeHelp help) yield return StaffTexts.Say(OfferingWords.RuleTasks, string.Join(", ", help.TaskList));
        if (offering is MealService) yield return OfferingWords.RuleWays;
        if (offering is Premises house) yield return StaffTexts.Say(OfferingWords.RuleNights, house.MostNights);
        if (offering.RemindsTwice) yield return OfferingWords.RuleTwice;
    }
}
