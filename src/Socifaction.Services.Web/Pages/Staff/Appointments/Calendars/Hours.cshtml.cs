using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Calendars;

/// <summary>Weekly hours to be added to a calendar.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class HoursModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, AddOpening add) : StaffPage
{
    private const string EverySecond = "2";

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Weekday { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Turns { get; set; } = "1";
    [BindProperty] public string? FirstDay { get; set; }

    public Resource Resource { get; private set; } = null!;

    public IReadOnlyList<Choice> Weekdays => [.. Enumerable.Range(1, 7).Select(day => new Choice(((IsoDayOfWeek)day).ToString(), LocalFormat.Weekday((IsoDayOfWeek)day)))];

    public IReadOnlyList<Choice> TurnChoices => [new("1", Texts.Times.EveryWeek), new(EverySecond, Texts.Times.EverySecondChoice)];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        FirstDay = Text(clock.Today);
        return await FindAsync(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var weekday = OneOf<IsoDayOfWeek>(nameof(Weekday), Weekday, Texts.Times.ChooseMissing);
        var (from, to) = (TimeOn(nameof(From), From, null, clock), TimeOn(nameof(To), To, null, clock));
        var first = OptionalDate(nameof(FirstDay), FirstDay, clock.Today) ?? clock.Today;
        if (!ModelState.IsValid || weekday is null or IsoDayOfWeek.None)
        {
            return this.Unacceptable();
        }

        var wanted = new OpeningWanted(
            Guid.Parse(RequestId!), id, weekday.Value, from!.Value, to!.Value, Turns == EverySecond ? 2 : 1, first, signedIn.AskAsStaff(Channel.Visit));
        if ((await add.RunAsync(wanted, Token))?.Refusal is not { } why)
        {
            return Redirect(Url.Content($"~/staff/appointments/calendars/{id}"));
        }

        ModelState.AddModelError("", why.InWords());
        return this.Unacceptable();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        Resource = (await db.Resources.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Token))!;
        return Resource is not null;
    }
}
