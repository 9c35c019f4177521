using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Calendars;

/// <summary>The calendar of a person, a room or a machine. What a leave would hit is shown before it is written.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, EndOpening endOpening,
    AddCalendarOverride addOverride, RemoveCalendarOverride removeOverride, KeepResource keep) : StaffPage
{
    private const string Yes = "yes";
    private const string No = "no";

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string? Seen { get; set; }
    [BindProperty] public string? Row { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? OnHolidays { get; set; }
    [BindProperty] public string? Active { get; set; }

    /// <summary>The version of the resource that the form was filled from.</summary>
    [BindProperty] public string? Version { get; set; }

    public Resource Resource { get; private set; } = null!;

    /// <summary>Those whom the override would hit, to be called.</summary>
    public IReadOnlyList<AppointmentRow> Hit { get; private set; } = [];

    /// <summary>The visits it would hit.</summary>
    public IReadOnlyList<VisitRow> HitVisits { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<OverrideKind>().Select(kind => new Choice(kind.ToString(), kind.InWords()))];

    public static IReadOnlyList<Choice> YesOrNo => [new(Yes, Texts.Times.YesWord), new(No, Texts.Times.NoWord)];

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostChangeAsync(Guid id)
    {
        if (!await FindAsync(id, isChange: true))
        {
            return NotFound();
        }

        var name = Required(nameof(Name), Name, Texts.Times.NameMissing);
        if (OnHolidays is not (Yes or No))
        {
            ModelState.AddModelError(nameof(OnHolidays), Texts.Times.ChooseMissing);
        }

        if (Active is not (Yes or No))
        {
            ModelState.AddModelError(nameof(Active), Texts.Times.ChooseMissing);
        }

        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        // A version that is none is one that was changed meanwhile.
        var version = int.TryParse(Version, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seen) && seen > 0 ? seen : -1;
        var wanted = new ResourceWanted(id, version, name!, Resource.Kind, Resource.StaffMemberId, OnHolidays == Yes, Active == Yes, signedIn.AskAsStaff(Channel.Visit));
        if (await keep.RunAsync(wanted, Token) is not { Refusal: { } why })
        {
            return RedirectToPage(new { id });
        }

        if (why == CalendarRefusal.ChangedMeanwhile && await FindAsync(id))
        {
            ModelState.Remove(nameof(Version));
            return this.ChangedMeanwhile();
        }

        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        if (!await FindAsync(id) || IdOf(Row) is not { } row || Resource.Openings.TrueForAll(one => one.Id != row))
        {
            return NotFound();
        }

        return Answer(id, (await endOpening.RunAsync(new(row, signedIn.AskAsStaff(Channel.Visit)), Token))?.Refusal);
    }

    public async Task<IActionResult> OnPostOverrideAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (ReadOverride(id) is not { } wanted)
        {
            return this.Unacceptable();
        }

        if (wanted.FindObjection(clock.Today) is null && wanted.Kind != OverrideKind.ExtraHours)
        {
            var hit = await db.ListHitAsync(id, wanted.NewOverride(), clock, Token);
            Hit = await db.RowsOf(db.Appointments.Where(one => hit.Contains(one.Id))).ToListAsync(Token);
            HitVisits = await db.RowsOf(db.Visits.Where(one => hit.Contains(one.Id))).ToListAsync(Token);
            // Shown first; what staff saw is what they confirm.
            var shown = string.Join(' ', hit);
            if (hit.Count > 0 && Seen != shown)
            {
                Seen = shown;
                ModelState.Remove(nameof(Seen));
                ModelState.AddModelError("", Texts.Times.HitTitle);
                return this.Conflict();
            }
        }

        return Answer(id, (await addOverride.RunAsync(wanted, Token))?.Refusal);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (!await FindAsync(id) || IdOf(Row) is not { } row || Resource.Overrides.TrueForAll(one => one.Id != row))
        {
            return NotFound();
        }

        return Answer(id, (await removeOverride.RunAsync(new(row, signedIn.AskAsStaff(Channel.Visit)), Token))?.Refusal);
    }

    private OverrideWanted? ReadOverride(Guid id)
    {
        var kind = OneOf<OverrideKind>(nameof(Kind), Kind, Texts.Times.ChooseMissing);
        var first = LocalInput.Date(FirstDay, clock.Today);
        if (first.Refused(out var day, out var wrong))
        {
            ModelState.AddModelError(nameof(FirstDay), wrong.InWords(clock.Today));
        }

        var last = OptionalDate(nameof(LastDay), LastDay, clock.Today) ?? day;
        var from = string.IsNullOrWhiteSpace(From) ? null : TimeOn(nameof(From), From, null, clock);
        var to = string.IsNullOrWhiteSpace(To) ? null : TimeOn(nameof(To), To, null, clock);
        var who = Optional(nameof(Who), Who);
        return ModelState.IsValid ? new(Guid.Parse(RequestId!), id, kind!.Value, day, last, from, to, who, signedIn.AskAsStaff(Channel.Visit)) : null;
    }

    private IActionResult Answer(Guid id, CalendarRefusal? refusal)
    {
        if (refusal is not { } why)
        {
            return RedirectToPage(new { id });
        }

        ModelState.AddModelError("", why.InWords());
        return this.Unacceptable();
    }

    private async Task<bool> FindAsync(Guid id, bool isChange = false)
    {
        var today = clock.Today;
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        var found = await db.Resources.AsNoTracking().AsSplitQuery()
            .Include(one => one.Openings.Where(opening => opening.LastDay == null || opening.LastDay >= today))
            .Include(one => one.Overrides.Where(over => over.LastDay >= today).OrderBy(over => over.FirstDay))
            .SingleOrDefaultAsync(one => one.Id == id, Token);
        Resource = found!;
        if (found is null)
        {
            return false;
        }

        // Whichever other form was sent, this one shows the resource as it is.
        if (!isChange)
        {
            (Name, OnHolidays, Active) = (found.Name, found.WorksOnHolidays ? Yes : No, found.IsActive ? Yes : No);
            Version = found.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return true;
    }
}
