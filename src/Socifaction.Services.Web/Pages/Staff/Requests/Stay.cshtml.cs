using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using StayWords = Socifaction.Services.Web.Texts.Stays;

namespace Socifaction.Services.Web.Pages.Staff.Requests;

/// <summary>A wish for nights is confirmed for somebody of the register, in a room, or declined with a reason.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class StayModel(
    ServicesDbContext db, RideDesk desk, RegisterResident register, SignedIn signedIn, InitiativeClock clock, ConfirmStay confirm, DeclineStay decline)
    : AnswerPage(db, desk, register)
{
    private const string AnyRoom = "any";
    private const int OptionsShown = 3;

    [BindProperty] public string? Room { get; set; }

    public Stay Stay { get; private set; } = null!;

    public Premises Premises { get; private set; } = null!;

    public IReadOnlyList<Choice> Rooms { get; private set; } = [];

    /// <summary>Other nights, or another room, when the wished ones cannot be had: to be booked instead.</summary>
    public IReadOnlyList<StayOption> Options { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await OpenAsync(id) || IsUnknownPerson)
        {
            return NotFound();
        }

        if (Rooms.All(room => room.Value != Room))
        {
            ModelState.AddModelError(nameof(Room), StayWords.RoomMissing);
            return this.Unacceptable();
        }

        if (await WhoIsItAsync() is not { } resident)
        {
            return Alike.Count > 0 ? this.Conflict() : this.Unacceptable();
        }

        if (await confirm.RunAsync(new(id, resident, IdOf(Room), signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/stays/details/{id}"));
        }

        ModelState.AddModelError("", why.InWords(Premises));
        var person = await Db.Residents.AsNoTracking().SingleAsync(r => r.Id == resident, Token);
        Options = why.HasOtherNights() ? await Db.ListOptionsAsync(Premises, Stay.Nights, Stay.WholeRoom, person.NeedsAccess(), clock.Today, OptionsShown, Token) : [];
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    protected override void ShowWish()
    {
        Room = AnyRoom;
    }

    protected override async Task<Declined?> DeclineAsync(Guid id, string why) =>
        await decline.RunAsync(new(id, signedIn.AskAsStaff(Channel.Phone, why)), Token) is not { } outcome ? null
        : new(outcome.Refused(out _, out var refusal) ? refusal.InWords(Premises) : null);

    protected override async Task<bool> OpenAsync(Guid id)
    {
        if (await Db.Stays.AsNoTracking().Include(s => s.Events).SingleOrDefaultAsync(s => s.Id == id, Token) is not { } stay)
        {
            return false;
        }

        Stay = stay;
        Premises = await Db.Premises.AsNoTracking().SingleAsync(p => p.Id == stay.OfferingId, Token);
        Rooms = [new(AnyRoom, StayWords.AnyRoom), .. (await Db.ListRoomsAsync(stay.OfferingId, Token)).Select(room => new Choice(room.Id.ToString(), room.Name, room.InWords()))];
        return await FindAsync(stay);
    }
}
