using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Stays.Residences;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using StayWords = Socifaction.Services.Web.Texts.Stays;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Stays.Residences;

/// <summary>One residence: who lives where, by which contract, the move into another room, its end, and what happened.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, MoveResidence move, EndResidence end) : StaysPage(db, clock)
{
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public string? Why { get; set; }

    [BindProperty] public string? NewRoom { get; set; }
    [BindProperty] public string? Whole { get; set; }
    [BindProperty] public string? MoveDay { get; set; }
    [BindProperty] public string? MoveWhy { get; set; }

    public Residence Residence { get; private set; } = null!;

    public string Room => NameOf(Residence.RoomId);

    /// <summary>In which room from when until when.</summary>
    public IReadOnlyList<(string Room, LocalDate First, LocalDate? Until)> Lived { get; private set; } = [];

    /// <summary>What happened, the latest first, in words.</summary>
    public IReadOnlyList<string> Log { get; private set; } = [];

    public PersonCard Person { get; private set; } = null!;

    public bool IsOver => Residence.Until < Today;

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var (until, why) = (Day(nameof(Until), Until), Required(nameof(Why), Why, Words.ReasonMissing, LongestReason));
        if (until is not { } day || why is null)
        {
            return this.Unacceptable();
        }

        if (await end.RunAsync(new(id, SeenVersion, day, signedIn.AskAsStaff(Channel.Visit, why)), Token) is not { } outcome)
        {
            return NotFound();
        }

        ModelState.Remove(nameof(Version));
        return outcome.Refused(out _, out var refusal) ? Refuse(refusal) : RedirectToPage(new { id });
    }

    /// <summary>The person moves into another room.</summary>
    public async Task<IActionResult> OnPostMoveAsync(Guid id)
    {
        if (!await FindAsync(id) || (!string.IsNullOrEmpty(NewRoom) && Rooms.All(room => room.Id != IdOf(NewRoom))))
        {
            return NotFound();
        }

        if (string.IsNullOrEmpty(NewRoom))
        {
            ModelState.AddModelError(nameof(NewRoom), StayWords.RoomMissing);
        }

        var (day, whole, why) = (Day(nameof(MoveDay), MoveDay), Size(nameof(Whole), Whole), Optional(nameof(MoveWhy), MoveWhy, LongestReason));
        if (!ModelState.IsValid || day is not { } from || whole is not { } all)
        {
            return this.Unacceptable();
        }

        if (await move.RunAsync(new(id, SeenVersion, IdOf(NewRoom)!.Value, from, all, signedIn.AskAsStaff(Channel.Visit, why)), Token) is not { } outcome)
        {
            return NotFound();
        }

        ModelState.Remove(nameof(Version));
        return outcome.Refused(out _, out var refusal) ? Refuse(refusal) : RedirectToPage(new { id });
    }

    private int SeenVersion => int.TryParse(Version, out var version) ? version : 0;

    private string NameOf(Guid roomId) => Rooms.FirstOrDefault(room => room.Id == roomId)?.Name ?? "";

    private async Task<bool> FindAsync(Guid id)
    {
        if (await Db.Residences.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, Token) is not { } residence || !await OpenAsync(residence.OfferingId)
            || await PersonCard.FindAsync(Db, residence.ResidentId, Token) is not { } person)
        {
            return false;
        }

        (Residence, Person) = (residence, person);
        Lived = [.. (await Db.BedClaims.Where(claim => claim.ResidenceId == id).ToListAsync(Token))
            .GroupBy(claim => (claim.FirstNight, claim.Until)).OrderBy(group => group.Key.FirstNight)
            .Select(group => (Rooms.FirstOrDefault(room => room.Beds.Any(bed => bed.Id == group.First().BedId))?.Name ?? "", group.Key.FirstNight, group.Key.Until))];
        var events = await Db.ResidenceEvents.AsNoTracking().Where(one => one.ResidenceId == id).OrderByDescending(one => one.At).ThenByDescending(one => one.Id).ToListAsync(Token);
        Log = [.. events.Select(one => one.InWords(NameOf(one.RoomId), Clock.LocalOf(one.At)))];
        return true;
    }
}
