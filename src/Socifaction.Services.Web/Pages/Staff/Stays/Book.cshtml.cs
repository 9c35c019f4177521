using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using StayWords = Socifaction.Services.Web.Texts.Stays;

namespace Socifaction.Services.Web.Pages.Staff.Stays;

/// <summary>Nights for a caller on one page: the person, the days, the room, how much help is needed.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BookModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, OpenCall call, BookStay book) : StaysPage(db, clock)
{
    private const int OptionsShown = 3;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty(SupportsGet = true)] public string? Arrival { get; set; }
    [BindProperty(SupportsGet = true)] public string? Departure { get; set; }
    [BindProperty(SupportsGet = true)] public string? Room { get; set; }
    [BindProperty] public string? Whole { get; set; }
    [BindProperty] public string? Purpose { get; set; }
    [BindProperty] public string? Care { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Caller { get; set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    /// <summary>Other nights, or the same in another room, when the wished ones cannot be had.</summary>
    public IReadOnlyList<StayOption> Options { get; private set; } = [];

    public string More => $"premises={Premises.Id}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        (Whole, Room) = (Texts.StayTexts.OneBed, Room ?? AnyRoom);
        Caller = Person is null ? null : call.CallerFor(Person.Resident.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || Person is null)
        {
            return NotFound();
        }

        var (arrival, departure) = (Day(nameof(Arrival), Arrival), Day(nameof(Departure), Departure));
        if (Room != AnyRoom && Rooms.All(room => room.Id != IdOf(Room)))
        {
            ModelState.AddModelError(nameof(Room), StayWords.RoomMissing);
        }

        var (whole, purpose) = (Size(nameof(Whole), Whole), OneOf<StayPurpose>(nameof(Purpose), Purpose, StayWords.PurposeMissing));
        var care = OneOf<CareLevel>(nameof(Care), Care, StayWords.CareMissing);
        var (note, because) = (Optional(nameof(Note), Note, 500), Optional(nameof(Caller), Caller, LongestReason));
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var (nights, resident) = (new Nights(arrival!.Value, departure!.Value), Person.Resident);
        var wanted = new StayWanted(
            Guid.Parse(RequestId!), Premises.Id, IdOf(Room), whole!.Value, nights, resident.Id, purpose!.Value, care!.Value, note,
            signedIn.AskAsStaff(Channel.Phone, because));
        if (await book.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var stay, out var why))
        {
            return Redirect(Url.Content($"~/staff/stays/details/{stay.Id}?new=1"));
        }

        Options = Texts.StayRefusalTexts.HasOtherNights(why)
            ? await Db.ListOptionsAsync(Premises, nights, whole.Value, resident.NeedsAccess(), Today, OptionsShown, Token)
            : [];
        return Refuse(why);
    }

    private async Task<bool> FindAsync()
    {
        if (!await OpenAsync())
        {
            return false;
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (string.IsNullOrEmpty(ResidentId))
        {
            Found = await PersonCard.SearchAsync(Db, Said, Token);
            return true;
        }

        Person = await PersonCard.FindAsync(Db, IdOf(ResidentId), Token);
        return Person is not null;
    }
}
