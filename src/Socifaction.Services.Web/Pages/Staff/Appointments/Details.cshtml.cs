using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Appointments;

/// <summary>One appointment: moved, settled, cancelled; whether the person wants something earlier.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, MoveAppointment move, SettleAppointment settle, WishEarlier wish, KeepAppointmentNote keepNote,
    AppointmentAvailability availability) : StaffPage
{
    private const int AlternativesShown = 5;

    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? Date { get; set; }
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? Came { get; set; }
    [BindProperty] public string? Kilograms { get; set; }
    [BindProperty] public string? Note { get; set; }

    public AppointmentRow Row { get; private set; } = null!;

    public Appointment Appointment { get; private set; } = null!;

    /// <summary>Names of what it takes.</summary>
    public IReadOnlyList<string> Takes { get; private set; } = [];

    public IReadOnlyList<FreeTime> Alternatives { get; private set; } = [];

    public bool HasRides { get; private set; }

    /// <summary>Where each pays the share that was decided, what somebody pays says which: only those who know it see it.</summary>
    public bool MaySeePrice { get; private set; }

    public bool MayMove => Row.Status == BookingStatus.Booked && Row.StartsAt > clock.Now;

    public bool MaySettle => Row.Status is BookingStatus.Booked or BookingStatus.Fulfilled or BookingStatus.NoShow && Row.StartsAt <= clock.Now;

    /// <summary>How far the word about it has come; none where nothing is said.</summary>
    public Told? Told { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? start)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ShowTime(AppointmentTexts.ReadStart(start) ?? Row.Date + Row.From);
        ShowRest();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ShowRest();
        var date = LocalInput.Date(Date, clock.Today);
        if (date.Refused(out var day, out var wrongDay))
        {
            ModelState.AddModelError(nameof(Date), wrongDay.InWords(clock.Today));
        }

        var time = TimeOn(nameof(Time), Time, date.Value, clock);
        if (!ModelState.IsValid || time is not { } at)
        {
            return this.Unacceptable();
        }

        if (await move.RunAsync(new(id, day + at, Row.Minutes, SeenVersion, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return RedirectToPage(new { id });
        }

        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", why.ForStaff());
        var type = (await db.FindTypeAsync(Row.OfferingId, Token))!;
        Alternatives = await availability.ListNearestAsync(type, Row.Minutes, day + at, byStaff: true, AlternativesShown, Token);
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    public async Task<IActionResult> OnPostSettleAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ShowTime(Row.Date + Row.From);
        Note = Row.Note;
        int? kilograms = null;
        if (Came == "1" && Row.CountedIn == CountedIn.Kilograms)
        {
            if (LocalInput.WholeNumber(Kilograms, 1, BookAppointment.MostKilograms).Value is not { } brought)
            {
                ModelState.AddModelError(nameof(Kilograms), Texts.Times.WrongWeight);
                return this.Unacceptable();
            }

            kilograms = brought;
        }

        if (await settle.RunAsync(new(id, Came == "1", signedIn.AskAsStaff(Channel.Visit)) { Kilograms = kilograms }, Token) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Refused(out _, out var why) ? Again(why) : RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostNoteAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        ShowTime(Row.Date + Row.From);
        Kilograms = Row.Kilograms?.ToString(CultureInfo.InvariantCulture);
        var note = Optional(nameof(Note), Note, 500);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        if (await keepNote.RunAsync(new(id, note, SeenVersion, signedIn.AskAsStaff(Channel.Visit)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return RedirectToPage(new { id });
        }

        // What was typed stays in the field; what stands now is shown above it.
        ModelState.Remove(nameof(Version));
        return Again(why);
    }

    public async Task<IActionResult> OnPostEarlierAsync(Guid id)
    {
        if (!await FindAsync(id) || await wish.RunAsync(new(id, !Row.WantsEarlier, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        ShowTime(Row.Date + Row.From);
        ShowRest();
        return outcome.Refused(out _, out var why) ? Again(why) : RedirectToPage(new { id });
    }

    private int SeenVersion => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    // Each form sends only its own fields: the others show what stands.
    private void ShowTime(LocalDateTime start) => (Date, Time) = (Text(start.Date), LocalFormat.Time(start.TimeOfDay));

    private void ShowRest() => (Note, Kilograms) = (Row.Note, Row.Kilograms?.ToString(CultureInfo.InvariantCulture));

    private PageResult Again(AppointmentRefusal why)
    {
        ModelState.AddModelError("", why.ForStaff());
        return this.Conflict();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.RowsOf(db.Appointments.Where(one => one.Id == id)).SingleOrDefaultAsync(Token) is not { } row)
        {
            return false;
        }

        // A worker sees their own visits.
        var (role, own) = (signedIn.Staff!.Role, signedIn.Staff.Id);
        if (role == Role.Worker && !await db.ResourceClaims.Join(db.Resources, claim => claim.ResourceId, resource => resource.Id, (claim, resource) => new { claim.BookingId, resource.StaffMemberId })
            .AnyAsync(taken => taken.BookingId == id && taken.StaffMemberId == own, Token))
        {
            return false;
        }

        Row = row;
        MaySeePrice = role != Role.Worker || !await db.AppointmentTypes.AnyAsync(type => type.Id == row.OfferingId && type.Price.IsByPaidShare, Token);
        HasRides = row.ResidentId is not null && await db.RideServices.AnyAsync(Token);
        Told = row.Status == BookingStatus.Booked && (await db.ListToldAsync(row.Date, Token)).TryGetValue(row.GroupId, out var word) ? word : null;
        Appointment = await db.Appointments.AsNoTracking().Include(one => one.Events).SingleAsync(one => one.Id == id, Token);
        Takes = await (
            from claim in db.ResourceClaims
            join resource in db.Resources on claim.ResourceId equals resource.Id
            where claim.BookingId == id && !claim.IsReleased
            orderby resource.Order
            select resource.Name).ToListAsync(Token);
        return true;
    }
}
