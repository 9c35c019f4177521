using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Texts;
using RideWords = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Staff.Requests;

/// <summary>A wish for a ride is promised, at the wished time or another, or declined with a reason.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class RideModel(
    ServicesDbContext db, RideDesk desk, RegisterResident register, SignedIn signedIn, InitiativeClock clock,
    ConfirmRide confirm, DeclineRide decline, RideAlternatives alternatives) : AnswerPage(db, desk, register)
{
    [BindProperty(Name = "Date.Year")] public string? Year { get; set; }
    [BindProperty(Name = "Date.Month")] public string? Month { get; set; }
    [BindProperty(Name = "Date.Day")] public string? DayOfMonth { get; set; }
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? ReturnTime { get; set; }
    [BindProperty] public string? FromSettlement { get; set; }
    [BindProperty] public string? FromStreet { get; set; }
    [BindProperty] public string? ToSettlement { get; set; }
    [BindProperty] public string? ToStreet { get; set; }

    public Ride Outward { get; private set; } = null!;

    public Ride? Back { get; private set; }

    public IReadOnlyList<Ride> Onward { get; private set; } = [];

    /// <summary>The wish as it was asked.</summary>
    public RideWishes Wishes => ConfirmRide.WishesOf(Outward, Back, Onward);

    public LocalDate? Date => Outward.Date;

    public LocalDate Today => clock.Today;

    public RideRefusal? Refusal { get; private set; }

    public IReadOnlyList<RideAlternative> Alternatives { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await OpenAsync(id) || IsUnknownPerson)
        {
            return NotFound();
        }

        if (LocalInput.Date(Year, Month, DayOfMonth).Refused(out var date, out var wrong))
        {
            ModelState.AddModelError(nameof(Date), wrong.InWords(clock.Today.PlusDays(7)));
        }

        var time = TimeOn(nameof(Time), Time, date, clock);
        var back = Back is null or { VehicleWaits: true } ? null : TimeOn(nameof(ReturnTime), ReturnTime, date, clock);
        var from = await PlaceAsync(nameof(FromSettlement), FromSettlement, FromStreet, Outward.From);
        var to = await PlaceAsync(nameof(ToSettlement), ToSettlement, ToStreet, Outward.To);
        if (!ModelState.IsValid || await WhoIsItAsync() is not { } resident)
        {
            return Alike.Count > 0 ? this.Conflict() : this.Unacceptable();
        }

        var asking = signedIn.AskAsStaff(Channel.Phone);
        if (await confirm.RunAsync(new(id, resident, asking, date, time, back, from, to), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var rides, out var why))
        {
            return Redirect(Url.Content($"~/staff/rides/details/{rides.Outward.Id}?new=1"));
        }

        Refusal = why;
        ModelState.AddModelError("", why.ForStaff());
        if (why != RideRefusal.AlreadyAnswered)
        {
            var wishes = Wishes with { Date = date, WishTime = time!.Value, ReturnAt = back, From = from!, To = to! };
            Alternatives = await alternatives.ListAsync(resident, wishes, byStaff: true, Token);
        }

        return why.IsWrongInput() ? this.Unacceptable() : this.Conflict();
    }

    protected override void ShowWish()
    {
        (Settlement, Street) = (Outward.From.Settlement, Outward.From.Street);
        (FromSettlement, FromStreet) = (Outward.From.Settlement, Outward.From.Street);
        (ToSettlement, ToStreet) = (Outward.To.Settlement, Outward.To.Street);
        (Time, ReturnTime) = (LocalFormat.Time(Outward.WishTime), Back is null ? null : LocalFormat.Time(Back.WishTime));
    }

    protected override async Task<Declined?> DeclineAsync(Guid id, string why) =>
        await decline.RunAsync(new(id, RideRefusal.NoTimeToReachYou, signedIn.AskAsStaff(Channel.Phone, why)), Token) is not { } outcome ? null
        : new(outcome.Refused(out _, out var refusal) ? refusal.ForStaff() : null);

    private async Task<Address?> PlaceAsync(string field, string? settlement, string? street, Address asked)
    {
        var village = Required(field, settlement, RideWords.SettlementMissing);
        var rest = Optional(field.Replace("Settlement", "Street", StringComparison.Ordinal), street);
        return village is null ? null
            : village == asked.Settlement && rest == asked.Street ? await Desk.OnMapAsync(asked, Token)
            : await Desk.OnMapAsync(new Address(village, rest, asked.HowToFind, null, null), Token);
    }

    protected override async Task<bool> OpenAsync(Guid id)
    {
        var group = await Db.Rides.AsNoTracking().Include(ride => ride.Events)
            .Where(ride => Db.Rides.Any(asked => asked.Id == id && asked.GroupId == ride.GroupId)).ToListAsync(Token);
        if (group.SingleOrDefault(ride => ride.Id == id) is not { } asked)
        {
            return false;
        }

        Outward = group.FirstOrDefault(ride => ride.FollowsId is null) ?? asked;
        Back = group.FirstOrDefault(ride => ride.IsReturn && ride.Id != Outward.Id && ride.Status == Outward.Status);
        Onward = [.. group.Where(ride => ride.IsOnward && ride.FollowsId == Outward.Id && ride.Status == Outward.Status).OrderBy(ride => ride.WishTime)];
        return await FindAsync(Outward);
    }
}
