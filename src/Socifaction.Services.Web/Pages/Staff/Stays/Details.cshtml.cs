using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using StayWords = Socifaction.Services.Web.Texts.Stays;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Stays;

/// <summary>One stay: what was promised, when the person came and left; other days, another room, or taking it back.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, ChangeStay change, CancelStay cancel, RecordArrival arrive, RecordDeparture depart) : StaysPage(db, clock)
{
    /// <summary>The version the form was made from.</summary>
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? CameOn { get; set; }
    [BindProperty] public string? CameAt { get; set; }
    [BindProperty] public string? LeftOn { get; set; }
    [BindProperty] public string? LeftAt { get; set; }
    [BindProperty] public string? Arrival { get; set; }
    [BindProperty] public string? Departure { get; set; }
    [BindProperty] public string? Room { get; set; }
    [BindProperty] public string? Whole { get; set; }
    [BindProperty] public string? Why { get; set; }

    /// <summary>Whether it was booked a moment ago.</summary>
    [BindProperty(SupportsGet = true, Name = "new")] public string? IsNew { get; set; }

    public Stay Stay { get; private set; } = null!;

    /// <summary>What to say aloud so that the caller hears what was promised.</summary>
    public string ReadBack => StaffTexts.Say(Texts.PhoneDesk.ReadBackStay, Row.Name, Stay.Nights.InWords(), Row.Room ?? Premises.Name, LocalFormat.Money(Stay.PriceCents));

    public StayRow Row { get; private set; } = null!;

    public PersonCard? Person { get; private set; }

    public IReadOnlyList<StayOption> Options { get; private set; } = [];

    /// <summary>How far the word about it has come; none where nothing is said.</summary>
    public Told? Told { get; private set; }

    public bool IsBooked => Stay.Status == BookingStatus.Booked;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Suggest();
        return Page();
    }

    public async Task<IActionResult> OnPostArriveAsync(Guid id) => await FindAsync(id)
        ? Moment(nameof(CameOn), CameOn, nameof(CameAt), CameAt) is { } at ? await SaidAsync(arrive.RunAsync(new(id, at, signedIn.AskAsStaff(Channel.Visit)), Token)) : Again()
        : NotFound();

    public async Task<IActionResult> OnPostMissedAsync(Guid id) => await FindAsync(id)
        ? await SaidAsync(arrive.RunAsync(new(id, null, signedIn.AskAsStaff(Channel.Visit)), Token))
        : NotFound();

    public async Task<IActionResult> OnPostDepartAsync(Guid id) => await FindAsync(id)
        ? Moment(nameof(LeftOn), LeftOn, nameof(LeftAt), LeftAt) is { } at ? await SaidAsync(depart.RunAsync(new(id, at, signedIn.AskAsStaff(Channel.Visit)), Token)) : Again()
        : NotFound();

    public async Task<IActionResult> OnPostChangeAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var (arrival, departure) = (Day(nameof(Arrival), Arrival), Day(nameof(Departure), Departure));
        if (Room != AnyRoom && Rooms.All(room => room.Id != IdOf(Room)))
        {
            ModelState.AddModelError(nameof(Room), StayWords.RoomMissing);
        }

        if (Size(nameof(Whole), Whole) is not { } whole || !ModelState.IsValid)
        {
            return Again();
        }

        var nights = new Nights(arrival!.Value, departure!.Value);
        var seen = int.TryParse(Version, out var version) ? version : 0;
        var outcome = await change.RunAsync(new(id, seen, nights, IdOf(Room), whole, signedIn.AskAsStaff(Channel.Phone)), Token);
        if (outcome?.Refusal is { } why && why.HasOtherNights())
        {
            Options = await Db.ListOptionsAsync(Premises, nights, whole, Person?.Resident.NeedsAccess() ?? false, Today, 3, Token);
        }

        return await SaidAsync(Task.FromResult(outcome));
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        return Required(nameof(Why), Why, Words.ReasonMissing, LongestReason) is { } why
            ? await SaidAsync(cancel.RunAsync(new(id, signedIn.AskAsStaff(Channel.Phone, why)), Token))
            : Again();
    }

    private async Task<IActionResult> SaidAsync(Task<Outcome<Stay, StayRefusal>?> asked)
    {
        if (await asked is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refusal is not { } why)
        {
            return RedirectToPage(new { id = Stay.Id });
        }

        Suggest();
        ModelState.Remove(nameof(Version));
        return Refuse(why);
    }

    private PageResult Again()
    {
        Suggest();
        return this.Unacceptable();
    }

    private Instant? Moment(string dayField, string? day, string timeField, string? time) =>
        Day(dayField, day) is var date && TimeOn(timeField, time, date, Clock) is { } at && date is { } said ? Clock.InstantOf(said, at) : null;

    // What was typed stays; what was not is as it stands now.
    private void Suggest()
    {
        CameOn ??= Text(Today);
        LeftOn ??= Text(Today);
        CameAt ??= LocalFormat.Time(Clock.TimeNow);
        LeftAt ??= LocalFormat.Time(Clock.TimeNow);
        Arrival ??= Text(Stay.Date);
        Departure ??= Text(Stay.Departure);
        Room ??= Stay.RoomId?.ToString() ?? AnyRoom;
        Whole ??= Stay.WholeRoom ? StayTexts.Whole : StayTexts.OneBed;
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await Db.Stays.AsNoTracking().Include(s => s.Events).SingleOrDefaultAsync(s => s.Id == id, Token) is not { } stay || !await OpenAsync(stay.OfferingId))
        {
            return false;
        }

        Stay = stay;
        Row = await Db.Rows(Db.Stays.Where(s => s.Id == id)).SingleAsync(Token);
        Person = stay.ResidentId is { } resident ? await PersonCard.FindAsync(Db, resident, Token) : null;
        Told = IsBooked && (await Db.ListToldAsync(Stay.Date, Token)).TryGetValue(Stay.GroupId, out var word) ? word : null;
        return true;
    }
}
