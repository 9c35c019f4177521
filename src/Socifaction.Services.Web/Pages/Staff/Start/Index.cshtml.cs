using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.StartPages;

/// <summary>What residents read first: whom to call and when, what the initiative does, and which offerings they see.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, CurrentInitiative current, KeepContact contact, PublishOfferings publish) : StaffPage
{
    private const int LongestAbout = 1000;

    /// <summary>The mark of the state that the form was opened with.</summary>
    [BindProperty] public string? Seen { get; set; }

    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? ContactName { get; set; }
    [BindProperty] public string[] Days { get; set; } = [];
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? About { get; set; }

    /// <summary>The ids of the offerings that residents see.</summary>
    [BindProperty] public string[] Shown { get; set; } = [];

    public IReadOnlyList<Choice> Offerings { get; private set; } = [];

    public static IReadOnlyList<Choice> AllDays => [.. Enumerable.Range(1, 7).Select(day => new Choice($"{day}", LocalFormat.Weekday((IsoDayOfWeek)day)))];

    /// <summary>The hours as they stand.</summary>
    public string HoursNow => OfficeHours.InWords(current.Value.OfficeHours);

    public async Task OnGetAsync()
    {
        Show(current.Value);
        Shown = Published(await LoadAsync());
    }

    private static string[] Published(IEnumerable<Offering> offerings) => [.. offerings.Where(one => one.IsPublished).Select(one => one.Id.ToString())];

    private void Show(Initiative initiative)
    {
        Seen = ContactSaid.MarkOf(initiative);
        (Phone, ContactName, About) = (PhoneNumber.FromE164(initiative.Phone).NationalForm, initiative.ContactName, initiative.About);
        var hours = WeeklyHours.Parse(initiative.OfficeHours);
        var open = Enumerable.Range(1, 7).Where(day => hours.On((IsoDayOfWeek)day).Count > 0).ToList();
        // Hours that differ from day to day are left as they are while these three stay empty.
        if (open.Select(day => string.Join(';', hours.On((IsoDayOfWeek)day))).Distinct().Count() == 1 && hours.On((IsoDayOfWeek)open[0]) is [var window])
        {
            (Days, From, To) = ([.. open.Select(day => $"{day}")], LocalFormat.Time(window.From), LocalFormat.Time(window.To));
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (PhoneNumber.Parse(Phone).Refused(out var phone, out var why))
        {
            ModelState.AddModelError(nameof(Phone), why.InWords());
        }

        var name = Required(nameof(ContactName), ContactName, Access.StartContactMissing);
        var about = Optional(nameof(About), About, LongestAbout);
        var hours = ReadHours();
        if (!ModelState.IsValid || phone is null || name is null || hours is null)
        {
            return this.Unacceptable();
        }

        if ((await contact.RunAsync(new(phone.E164, name, hours, about) { Seen = Seen ?? "" }, Token)).Refusal is not null)
        {
            Show(await db.Initiatives.AsNoTracking().SingleAsync(one => one.Id == current.Id, Token));
            Shown = Published(await LoadAsync());
            return this.ChangedMeanwhile();
        }

        await publish.RunAsync([.. Shown.Select(IdOf).OfType<Guid>()], Token);
        return Redirect(Url.Content("~/staff"));
    }

    private string? ReadHours()
    {
        if (Days.Length == 0 && string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To))
        {
            return current.Value.OfficeHours;
        }

        var days = Enumerable.Range(1, 7).Where(day => Days.Contains($"{day}")).ToList();
        if (days.Count == 0)
        {
            ModelState.AddModelError(nameof(Days), Access.StartDaysMissing);
        }

        var (from, to) = (ReadTime(nameof(From), From), ReadTime(nameof(To), To));
        if (to <= from)
        {
            ModelState.AddModelError(nameof(To), Access.StartTurned);
        }

        return ModelState.IsValid && from is { } begins && to is { } ends
            ? new WeeklyHours(days.Select(day => ((IsoDayOfWeek)day, new TimeWindow(begins, ends)))).ToString() : null;
    }

    private LocalTime? ReadTime(string field, string? typed)
    {
        if (!LocalInput.Time(typed).Refused(out var time, out var why))
        {
            return time;
        }

        ModelState.AddModelError(field, why.InWords());
        return null;
    }

    private async Task<List<Offering>> LoadAsync()
    {
        var offerings = await db.Offerings.AsNoTracking().Where(one => !one.IsSilent).OrderBy(one => one.Order).ThenBy(one => one.Id).ToListAsync(Token);
        Offerings = [.. offerings.Select(one => new Choice(one.Id.ToString(), one.Name, one.Summary))];
        return offerings;
    }
}
