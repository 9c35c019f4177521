using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.PhoneDesk;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>
/// One page for every call: find the person, see the card, book anything of any room, and come back for the next thing.
/// It works without script; with it the list follows the typing.
/// </summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DeskModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, OpenCall call, UsualThings usual, AskToCallBack callBack, RecordUnmetNeed unmet) : StaffPage
{
    private const int UpcomingShown = 12;
    private const int LastShown = 3;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }

    /// <summary>Who of the register is calling for the person.</summary>
    [BindProperty(SupportsGet = true, Name = "by")] public string? CallerId { get; set; }

    /// <summary>What was done a moment ago, to be said.</summary>
    [BindProperty(SupportsGet = true, Name = "done")] public string? Done { get; set; }

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Caller { get; set; }
    [BindProperty] public string? CallBackPhone { get; set; }
    [BindProperty] public string? CallBackNote { get; set; }
    [BindProperty] public string? Offering { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    /// <summary>Whether only the list is sent, while somebody types.</summary>
    public bool IsFragment { get; private set; }

    public PersonCard? Person { get; private set; }

    /// <summary>How many notes about the person hold; they are sealed, and opened on their own page.</summary>
    public int Notes { get; private set; }

    public IReadOnlyList<UsualThing> Usual { get; private set; } = [];

    public IReadOnlyList<Offering> Offerings { get; private set; } = [];

    public IReadOnlyList<Choice> OfferingChoices => [.. Offerings.Select(offering => new Choice(offering.Id.ToString(), offering.Name))];

    public IReadOnlyList<DeskBooking> Upcoming { get; private set; } = [];

    public IReadOnlyList<DeskBooking> Last { get; private set; } = [];

    public LocalDate Today => clock.Today;

    /// <summary>Who calls in place of the person, as it was written down.</summary>
    public string CallsFor => Person is null ? "" : call.CallerFor(Person.Resident.Id);

    /// <summary>A booking with the name of what it is of.</summary>
    public sealed record DeskBooking(Booking Booking, string Offering);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        if (Person is null)
        {
            Found = await PersonCard.SearchAsync(db, Said, Token);
            return Found.Count == 1 ? Redirect(Here(Found[0].Id)) : Page();
        }

        if (IdOf(CallerId) is { } by && Person.Carers.FirstOrDefault(carer => carer.Id == by) is { } carer)
        {
            call.Keep(Person.Resident.Id, carer.Words.Length == 0 ? carer.Name : $"{carer.Words} {carer.Name}");
            return Redirect(Here(Person.Resident.Id));
        }

        return Page();
    }

    /// <summary>The list alone, while somebody types.</summary>
    public async Task<IActionResult> OnGetFoundAsync()
    {
        IsFragment = true;
        Found = await PersonCard.SearchAsync(db, Said, Token);
        return Partial("_Found", this);
    }

    /// <summary>Who is calling and why, from now on in this call.</summary>
    public async Task<IActionResult> OnPostCallerAsync()
    {
        if (!await OpenAsync() || Person is null)
        {
            return NotFound();
        }

        var caller = Optional(nameof(Caller), Caller, LongestReason);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        call.Keep(Person.Resident.Id, caller);
        return Redirect(Here(Person.Resident.Id));
    }

    /// <summary>There is no time now: the number stands among those to call back.</summary>
    public async Task<IActionResult> OnPostCallBackAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        if (PhoneNumber.Parse(CallBackPhone).Refused(out var number, out var wrong))
        {
            ModelState.AddModelError(nameof(CallBackPhone), wrong.InWords());
        }

        var note = Optional(nameof(CallBackNote), CallBackNote, LongestReason);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        await callBack.RunAsync(new(Guid.Parse(RequestId!), number!, note), Token);
        return Redirect(Url.Content("~/staff/desk?done=CallBack"));
    }

    /// <summary>Writes down what was wished and not given.</summary>
    public async Task<IActionResult> OnPostUnmetAsync()
    {
        if (!await OpenAsync() || Person is null)
        {
            return NotFound();
        }

        if (string.IsNullOrEmpty(Offering))
        {
            ModelState.AddModelError(nameof(Offering), Words.UnmetWhatMissing);
        }

        if (OneOf<UnmetReason>(nameof(Reason), Reason, Words.UnmetWhyMissing) is not { } reason || !ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        return IdOf(Offering) is { } offering
            && await unmet.RunAsync(new(Guid.Parse(RequestId!), Person.Resident.Id, offering, reason, signedIn.AskAsStaff(Channel.Phone).Channel), Token) is not null
            ? Redirect(Here(Person.Resident.Id) + "&done=Unmet")
            : NotFound();
    }

    private string Here(Guid residentId) => Url.Content($"~/staff/desk?resident={residentId}");

    private async Task<bool> OpenAsync()
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (string.IsNullOrEmpty(ResidentId))
        {
            return true;
        }

        if (await PersonCard.FindAsync(db, IdOf(ResidentId), Token) is not { } person)
        {
            return false;
        }

        Person = person;
        var (id, today, now) = (person.Resident.Id, Today, clock.Now);
        Caller ??= HttpMethods.IsGet(Request.Method) ? CallsFor : null;
        CallBackPhone ??= HttpMethods.IsGet(Request.Method) && person.Resident.Phones.MinBy(phone => phone.Order) is { } first ? StaffTexts.Phone(first.E164) : null;
        Notes = await db.ResidentNotes.CountAsync(note => note.ResidentId == id && (note.LastDay == null || note.LastDay >= today), Token);
        Usual = await usual.RunAsync(id, Token);
        Offerings = await db.Offerings.AsNoTracking().OrderBy(offering => offering.Order).ThenBy(offering => offering.Name).ToListAsync(Token);
        Offering ??= Offerings.Count == 1 ? Offerings[0].Id.ToString() : null;
        var upcoming = await db.Bookings.AsNoTracking()
            .Where(b => b.ResidentId == id && b.EndsAt > now && (b.Status == BookingStatus.Booked || b.Status == BookingStatus.Requested || b.Status == BookingStatus.Waitlisted))
            .OrderBy(b => b.StartsAt).Take(UpcomingShown)
            .Join(db.Offerings, b => b.OfferingId, o => o.Id, (b, o) => new DeskBooking(b, o.Name)).ToListAsync(Token);
        var last = await db.Bookings.AsNoTracking().Where(b => b.ResidentId == id && b.EndsAt <= now)
            .OrderByDescending(b => b.StartsAt).Take(LastShown)
            .Join(db.Offerings, b => b.OfferingId, o => o.Id, (b, o) => new DeskBooking(b, o.Name)).ToListAsync(Token);
        (Upcoming, Last) = ([.. upcoming.OrderBy(row => row.Booking.StartsAt)], [.. last.OrderByDescending(row => row.Booking.StartsAt)]);
        return true;
    }
}
