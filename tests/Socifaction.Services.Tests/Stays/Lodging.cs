using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Residences;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Stays;

/// <summary>The stays' use cases as a test says them.</summary>
internal static class Lodging
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static Asking ByStaff { get; } = new(new Actor(ActorKind.Staff, null, "Vida"), Channel.Phone, "paprašė");

    public static Asking By(Resident resident) => new(new Actor(ActorKind.Resident, resident.Id, resident.FullName), Channel.Web);

    /// <summary>Nights from so many days after today on.</summary>
    public static Nights Nights(this TestHouse house, int inDays, int count) => new(house.Today.PlusDays(inDays), house.Today.PlusDays(inDays + count));

    public static Task<Outcome<Stay, StayRefusal>?> BookStayAsync(
        this TestHouse house, Premises premises, Resident resident, Nights nights, Room? room = null, bool whole = false,
        CareLevel care = CareLevel.Independent, Guid? requestId = null, Asking? asking = null) =>
        house.RunAsync<BookStay, Outcome<Stay, StayRefusal>?>(book => book.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), premises.Id, room?.Id, whole, nights, resident.Id, StayPurpose.Respite, care, "", asking ?? ByStaff), Token));

    public static async Task<Stay> GivenStayAsync(this TestHouse house, Premises premises, Resident resident, Nights nights, Room? room = null, bool whole = false)
    {
        var outcome = (await house.BookStayAsync(premises, resident, nights, room, whole))!.Value;
        outcome.Refusal.Should().BeNull();
        return outcome.Value!;
    }

    public static Task<Outcome<Stay, StayRefusal>?> WishStayAsync(
        this TestHouse house, Premises premises, Nights nights, CareLevel care = CareLevel.Independent, Guid? requestId = null, Resident? resident = null) =>
        house.RunAsync<RequestStay, Outcome<Stay, StayRefusal>?>(request => request.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), premises.Id, false, nights, StayPurpose.Trial, care, resident?.Id, resident is null ? "Jonas Jonaitis" : "",
                resident is null ? "+37061299999" : "", "", resident is null ? new(new Actor(ActorKind.Relative, null, "Jonas"), Channel.Web) : By(resident)), Token));

    public static Task<Outcome<Stay, StayRefusal>?> ChangeStayAsync(
        this TestHouse house, Stay stay, Nights nights, Room? room = null, bool whole = false, int? version = null) =>
        house.RunAsync<ChangeStay, Outcome<Stay, StayRefusal>?>(async change => await change.RunAsync(
            new(stay.Id, version ?? await house.ReadAsync(db => db.Stays.Where(s => s.Id == stay.Id).Select(s => s.Version).SingleAsync(Token)), nights, room?.Id, whole, ByStaff), Token));

    public static Task<Outcome<Stay, StayRefusal>?> CancelStayAsync(this TestHouse house, Stay stay, Asking? asking = null) =>
        house.RunAsync<CancelStay, Outcome<Stay, StayRefusal>?>(cancel => cancel.RunAsync(new(stay.Id, asking ?? ByStaff), Token));

    public static Task<Outcome<Stay, StayRefusal>?> ArriveAsync(this TestHouse house, Stay stay, Instant? at) =>
        house.RunAsync<RecordArrival, Outcome<Stay, StayRefusal>?>(arrive => arrive.RunAsync(new(stay.Id, at, ByStaff), Token));

    public static Task<Outcome<Stay, StayRefusal>?> DepartAsync(this TestHouse house, Stay stay, Instant at) =>
        house.RunAsync<RecordDeparture, Outcome<Stay, StayRefusal>?>(depart => depart.RunAsync(new(stay.Id, at, ByStaff), Token));

    public static Task<Outcome<Residence, StayRefusal>?> MoveInAsync(
        this TestHouse house, Room room, Resident resident, LocalDate from, bool whole = false, Guid? requestId = null) =>
        house.RunAsync<BeginResidence, Outcome<Residence, StayRefusal>?>(begin => begin.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), room.Id, resident.Id, "GN-12", from, whole, ByStaff), Token));

    public static Task<Outcome<Residence, StayRefusal>?> MoveOutAsync(this TestHouse house, Residence residence, LocalDate until, int version = 1) =>
        house.RunAsync<EndResidence, Outcome<Residence, StayRefusal>?>(end => end.RunAsync(new(residence.Id, version, until, ByStaff), Token));

    public static Task<Outcome<Residence, StayRefusal>?> ChangeRoomAsync(
        this TestHouse house, Residence residence, Room room, LocalDate day, int version = 1, bool whole = false) =>
        house.RunAsync<MoveResidence, Outcome<Residence, StayRefusal>?>(move => move.RunAsync(new(residence.Id, version, room.Id, day, whole, ByStaff), Token));

    public static Task<Outcome<RoomClosure, RoomRefusal>?> CloseAsync(this TestHouse house, Room room, LocalDate first, LocalDate? until) =>
        house.RunAsync<CloseRoom, Outcome<RoomClosure, RoomRefusal>?>(close => close.RunAsync(new(Guid.CreateVersion7(), room.Id, first, until, ByStaff), Token));

    /// <summary>How many beds are claimed more than once on some night: none, ever.</summary>
    public static Task<int> CountDoubledAsync(this TestHouse house) => house.ReadAsync(db => db.BedClaims.CountAsync(one => db.BedClaims.Any(other =>
        other.BedId == one.BedId && other.Id != one.Id && (one.Until == null || other.FirstNight < one.Until) && (other.Until == null || one.FirstNight < other.Until)), Token));
}
