using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using RideWords = Socifaction.Services.Web.Texts.Rides;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>How what staff typed about a ride becomes a wish.</summary>
public abstract class RideFormPage(InitiativeClock clock, RideDesk desk) : RideFormFields
{
    private const int DaysShown = 6;

    protected InitiativeClock Clock => clock;

    protected RideDesk Desk => desk;

    /// <summary>Whether a destination was sent that is not one of the initiative's.</summary>
    protected bool IsUnknownDestination => (IdOf(To) is { } id && Destinations.All(d => d.Id != id)) || (IdOf(NextTo) is { } next && Destinations.All(d => d.Id != next));

    /// <summary>Reads the offering and the choices; false when the initiative offers no rides.</summary>
    protected async Task<bool> LoadAsync(ServicesDbContext db)
    {
        if (await db.RideServices.AsNoTracking().OrderBy(s => s.Order).FirstOrDefaultAsync(Token) is not { } service)
        {
            return false;
        }

        Service = service;
        Destinations = await desk.ListDestinationsAsync(Token);
        Settlements = await desk.ListSettlementsAsync(Token);
        var days = await db.ListRideDaysAsync(service.Id, clock.Today, service.Window.LastDay(clock.Today), DaysShown, Token);
        Days = [.. days.Select(day => new Choice(Text(day), StaffTexts.Named(day, clock.Today))), new(Other, RideWords.DayOther)];
        return true;
    }

    /// <summary>Fills in what is usual for the person.</summary>
    protected void Suggest(Resident person)
    {
        (From, Wish) = (person.Home.Settlement.Length == 0 ? Other : Home, nameof(RideWish.ArriveBy));
        (Mobility, Companions) = (person.Mobility.ToString(), FormattableString.Invariant($"{Math.Min(person.UsualCompanions, Service.MostCompanions)}"));
    }

    /// <summary>Fills in when and where the person is expected: at the initiative's own place, else in its village.</summary>
    protected void Expect(LocalDateTime begins, LocalDateTime? ends, string village)
    {
        var day = Text(begins.Date);
        (Day, Year, Month, DayOfMonth) = Days.Any(one => one.Value == day) ? (day, null, null, null)
            : (Other, Digits(begins.Year), Digits(begins.Month), Digits(begins.Day));
        (Wish, Time) = (nameof(RideWish.ArriveBy), LocalFormat.Time(begins.TimeOfDay));
        ReturnTime = ends is { } over && over.Date == begins.Date ? LocalFormat.Time(over.TimeOfDay) : null;
        (To, ToSettlement) = Destinations.FirstOrDefault(goal => goal.IsOurs) is { } ours ? (ours.Id.ToString(), null) : (Other, village);

        static string Digits(int number) => FormattableString.Invariant($"{number}");
    }

    /// <summary>Fills in an earlier trip, all but its day.</summary>
    protected void Repeat(Trip trip, Resident person)
    {
        var was = trip.Wishes;
        (From, FromSettlement, FromStreet, FromFind) = was.From.ToString() == person.Home.ToString() ? (Home, null, null, null)
            : (Other, was.From.Settlement, was.From.Street, was.From.HowToFind);
        (To, ToSettlement, ToStreet) = GoalOf(was.To) is { } goal ? (goal, null, null) : (Other, was.To.Settlement, was.To.Street);
        (Wish, Time) = (was.Wish.ToString(), LocalFormat.Time(was.WishTime));
        (ReturnTime, ReturnBy) = (was.ReturnAt is { } back ? LocalFormat.Time(back) : null, was.ReturnBy is { } by ? LocalFormat.Time(by) : null);
        WaitMinutes = was.WaitMinutes is { } wait ? FormattableString.Invariant($"{wait}") : null;
        (Companions, Mobility) = (FormattableString.Invariant($"{was.Companions}"), was.Mobility.ToString());
        (Help, Note) = (was.HelpToDoor ? ["yes"] : [], was.Note);
        if (was.Onward is [var next, ..])
        {
            (NextTo, NextAt) = (GoalOf(next.To) ?? Other, LocalFormat.Time(next.LeaveAt));
            (NextSettlement, NextStreet) = NextTo == Other ? (next.To.Settlement, next.To.Street) : (null, null);
        }
    }

    /// <summary>The next day of rides on the weekday of an earlier one, else the next at all; none when there is none.</summary>
    protected string? FindDayLike(LocalDate earlier) =>
        Days.Select(day => LocalDatePattern.Iso.Parse(day.Value)).Where(day => day.Success && day.Value > LocalDate.Max(clock.Today, earlier)).Select(day => day.Value)
            .OrderBy(day => day.DayOfWeek != earlier.DayOfWeek).ThenBy(day => day).Select(Text).FirstOrDefault();

    private string? GoalOf(Address place) => Destinations.FirstOrDefault(d => d.NamedAddress().ToString() == place.ToString())?.Id.ToString();

    /// <summary>The wish that was typed; null, with messages at the fields, when something is wrong.</summary>
    protected async Task<RideWishes?> ReadWishesAsync(Address home)
    {
        var from = await ReadPlaceAsync(nameof(From), From, home, FromSettlement, FromStreet, Words.FromMissing, FromFind);
        var to = await ReadPlaceAsync(nameof(To), To, home, ToSettlement, ToStreet, Words.ToMissing);
        var date = ReadDate();
        var wish = Enum.TryParse<RideWish>(Wish, out var said) && Enum.IsDefined(said) ? said : (RideWish?)null;
        if (wish is null)
        {
            ModelState.AddModelError(nameof(Wish), RideWords.WishMissing);
        }

        var time = TimeOn(nameof(Time), Time, date, clock);
        var back = string.IsNullOrWhiteSpace(ReturnTime) ? null : TimeOn(nameof(ReturnTime), ReturnTime, date, clock);
        var by = string.IsNullOrWhiteSpace(ReturnBy) ? null : TimeOn(nameof(ReturnBy), ReturnBy, date, clock);
        if (by is not null && (back is null || by <= back))
        {
            ModelState.AddModelError(nameof(ReturnBy), RideWords.OpenByTooEarly);
        }

        var wait = ReadWait();
        var next = string.IsNullOrEmpty(NextTo) ? null : await ReadPlaceAsync(nameof(NextTo), NextTo, home, NextSettlement, NextStreet, Words.ToMissing);
        var nextAt = string.IsNullOrEmpty(NextTo) ? null : TimeOn(nameof(NextAt), NextAt, date, clock);
        if (LocalInput.WholeNumber(Companions, 0, 50).Refused(out var companions, out _))
        {
            ModelState.AddModelError(nameof(Companions), StaffTexts.Say(RideWords.CompanionsWrong, Service.MostCompanions));
        }

        var need = Enum.TryParse<MobilityNeed>(Mobility, out var moves) && Enum.IsDefined(moves) ? moves : (MobilityNeed?)null;
        if (need is null)
        {
            ModelState.AddModelError(nameof(Mobility), RideWords.MobilityMissing);
        }

        var note = Optional(nameof(Note), Note, 500);
        if (from is not null && to is not null && from.ToString() == to.ToString())
        {
            ModelState.AddModelError(nameof(To), RideWords.SamePlace);
        }

        return ModelState.IsValid
            ? new RideWishes(
                Service.Id, from!, to!, date!.Value, wish!.Value, time!.Value, wait is null ? back : null, companions, need!.Value, Help.Contains("yes"), note)
            {
                ReturnBy = wait is null ? by : null,
                WaitMinutes = wait,
                Onward = next is not null && nextAt is { } leave ? [new OnwardStop(next, leave)] : [],
                DestinationId = IdOf(To),
                SureOfHours = SureOfHours.Contains("yes"),
            }
            : null;
    }

    private int? ReadWait()
    {
        if (string.IsNullOrWhiteSpace(WaitMinutes))
        {
            return null;
        }

        if (!LocalInput.WholeNumber(WaitMinutes, 1, 600).Refused(out var minutes, out _))
        {
            return minutes;
        }

        ModelState.AddModelError(nameof(WaitMinutes), StaffTexts.Say(RideWords.WaitMinutesWrong, Service.WaitingMinutes));
        return null;
    }

    private async Task<Address?> ReadPlaceAsync(string field, string? choice, Address home, string? settlement, string? street, string whenMissing, string? find = null)
    {
        if (choice == Home && home.Settlement.Length > 0)
        {
            return await desk.OnMapAsync(home, Token);
        }

        if (IdOf(choice) is { } id && Destinations.FirstOrDefault(d => d.Id == id) is { } goal)
        {
            return await desk.OnMapAsync(goal.NamedAddress(), Token);
        }

        if (UsualPlaces.FirstOrDefault(ride => Usual + ride.Id == choice) is { } usual)
        {
            return usual.To;
        }

        if (choice != Other)
        {
            ModelState.AddModelError(field, choice == Home ? Words.HomeUnknown : whenMissing);
            return null;
        }

        var stem = field == nameof(NextTo) ? "Next" : field;
        var village = Required(stem + "Settlement", settlement, RideWords.SettlementMissing);
        var rest = Optional(stem + "Street", street);
        var note = Optional(stem + "Find", find, 300);
        return village is null ? null : await desk.OnMapAsync(new Address(village, rest, note, null, null), Token);
    }

    /// <summary>The day that was chosen or typed; null, with a message at the field, when it is none.</summary>
    protected virtual LocalDate? ReadDate()
    {
        if (Day is { Length: > 0 } and not Other && LocalDatePattern.Iso.Parse(Day) is { Success: true } chosen)
        {
            return chosen.Value;
        }

        var typed = LocalInput.Date(Year, Month, DayOfMonth);
        if (typed.Refused(out var date, out var why))
        {
            ModelState.AddModelError(Day == Other ? nameof(Date) : nameof(Day), Day == Other || why != DateRefusal.Empty
                ? why.InWords(clock.Today.PlusDays(7)) : RideWords.DayMissing);
            return null;
        }

        return date;
    }
}
