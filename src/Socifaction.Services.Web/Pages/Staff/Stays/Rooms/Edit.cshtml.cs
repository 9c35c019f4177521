using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using StayWords = Socifaction.Services.Web.Texts.Stays;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Stays.Rooms;

/// <summary>A room: its name, floor, beds and what it has; and the nights on which it is closed.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class EditModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, KeepRoom keep, CloseRoom close, OpenRoom open) : StaysPage(db, clock)
{
    private const string Access = "access";
    private const string Bath = "bath";
    private const int MostBeds = 12;
    private const int MostFloors = 20;

    /// <summary>The id of the room, or of the closure, that the form enters.</summary>
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Floor { get; set; }
    [BindProperty] public string? Beds { get; set; }
    [BindProperty] public string[] Features { get; set; } = [];
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Closure { get; set; }

    /// <summary>The room that is changed; null while a new one is asked for.</summary>
    public Room? Room { get; private set; }

    public IReadOnlyList<RoomClosure> Closures { get; private set; } = [];

    public static IReadOnlyList<Choice> FeatureChoices => [new(Access, StayWords.Access), new(Bath, StayWords.Bath)];

    public async Task<IActionResult> OnGetAsync(Guid? id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Suggest();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var name = Required(nameof(Name), Name, StayWords.RoomNameMissing, 60);
        var (floor, beds) = (NumberOf(nameof(Floor), Floor, 0, MostFloors), NumberOf(nameof(Beds), Beds, 1, MostBeds));
        if (!ModelState.IsValid || name is null)
        {
            return this.Unacceptable();
        }

        var seen = int.TryParse(Version, out var version) ? version : 0;
        var wanted = new RoomWanted(
            id ?? Guid.Parse(RequestId!), Premises.Id, Room is null ? 0 : Math.Max(1, seen), name, floor!.Value, beds!.Value, Features.Contains(Access), Features.Contains(Bath));
        var refusal = (await keep.RunAsync(wanted, Token))?.Refusal;
        if (refusal != RoomRefusal.ChangedMeanwhile || !await FindAsync(id))
        {
            return Said(refusal, Url.Content($"~/staff/stays/rooms?premises={Premises.Id}"));
        }

        ModelState.Remove(nameof(Version));
        (Name, Floor, Beds, Features) = (null, null, null, []);
        Suggest();
        return this.ChangedMeanwhile();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid? id)
    {
        if (!await FindAsync(id) || Room is null)
        {
            return NotFound();
        }

        var first = Day(nameof(From), From);
        var until = OptionalDate(nameof(Until), Until, Today);
        var why = Required(nameof(Why), Why, Words.ReasonMissing, LongestReason);
        if (!ModelState.IsValid || why is null)
        {
            Suggest();
            return this.Unacceptable();
        }

        var outcome = await close.RunAsync(new(Guid.Parse(RequestId!), Room.Id, first!.Value, until, signedIn.AskAsStaff(Channel.Visit, why)), Token);
        Suggest();
        return Said(outcome?.Refusal, Url.Content($"~/staff/stays/rooms/edit/{Room.Id}"));
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid? id)
    {
        if (!await FindAsync(id) || Room is null || Closures.FirstOrDefault(closure => closure.Id == IdOf(Closure)) is not { } closure)
        {
            return NotFound();
        }

        return Said((await open.RunAsync(closure.Id, Token))?.Refusal, Url.Content($"~/staff/stays/rooms/edit/{Room.Id}"));
    }

    private IActionResult Said(RoomRefusal? refusal, string then)
    {
        if (refusal is not { } why)
        {
            return Redirect(then);
        }

        ModelState.AddModelError(why switch { RoomRefusal.BedTaken => nameof(Beds), RoomRefusal.NameTaken => nameof(Name), RoomRefusal.NoNight => nameof(Until), _ => "" }, why.InWords());
        ModelState.Remove(nameof(Version));
        return why is RoomRefusal.NoNight or RoomRefusal.NameTaken ? this.Unacceptable() : this.Conflict();
    }

    private void Suggest()
    {
        Floor ??= Digits(Room?.Floor ?? 1);
        Beds ??= Digits(Room?.BedsInUse.Count ?? 1);
        Name ??= Room?.Name;
        Features = Room is null || Features.Length > 0 ? Features : [.. Room.HasWheelchairAccess ? (string[])[Access] : [], .. Room.HasOwnBath ? (string[])[Bath] : []];
    }

    private async Task<bool> FindAsync(Guid? id)
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (id is null)
        {
            return await OpenAsync();
        }

        Room = await Db.Rooms.AsNoTracking().Include(room => room.Beds).SingleOrDefaultAsync(room => room.Id == id, Token);
        var today = Today;
        Closures = await Db.RoomClosures.AsNoTracking().Where(c => c.RoomId == id && (c.Until == null || c.Until > today)).OrderBy(c => c.FirstNight).ToListAsync(Token);
        return Room is not null && await OpenAsync(Room.OfferingId);
    }
}
