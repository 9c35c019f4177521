using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places;

/// <summary>The places' use cases as a test says them.</summary>
internal static class Asked
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static Asking ByStaff { get; } = new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone);

    public static Asking By(Resident resident) => new(new Actor(ActorKind.Resident, resident.Id, resident.FullName), Channel.Web);

    public static Task<Outcome<PlacesBooked, PlaceRefusal>?> BookAsync(
        this TestHouse house, Asking asking, Session[] sessions, Resident[] residents, Guid? requestId = null, string note = "",
        int party = 1, Resident[]? children = null) =>
        house.RunAsync<BookPlace, Outcome<PlacesBooked, PlaceRefusal>?>(book => book.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), [.. sessions.Select(s => s.Id)], [.. residents.Select(r => r.Id)], note, asking)
            {
                Party = party, ChildIds = [.. (children ?? []).Select(c => c.Id)],
            }, Token));

    public static Task<Outcome<PlacesBooked, PlaceRefusal>?> WishAsync(
        this TestHouse house, Session[] sessions, Guid? requestId = null, string caller = "Jonas Jonaitis") =>
        house.RunAsync<RequestPlace, Outcome<PlacesBooked, PlaceRefusal>?>(request => request.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), [.. sessions.Select(s => s.Id)], "Ugnė", caller, "+37061299999", "",
                new(new Actor(ActorKind.Relative, null, caller), Channel.Web)), Token));

    public static Task<Outcome<PlacesCancelled, PlaceRefusal>?> CancelAsync(
        this TestHouse house, Asking asking, Guid placeId, bool wholeGroup = false, bool ofThatDay = false) =>
        house.RunAsync<CancelPlace, Outcome<PlacesCancelled, PlaceRefusal>?>(cancel => cancel.RunAsync(new(placeId, wholeGroup, asking) { OfThatDay = ofThatDay }, Token));

    public static Task<Outcome<Place, PlaceRefusal>?> ConfirmAsync(this TestHouse house, Guid placeId, Resident resident) =>
        house.RunAsync<ConfirmPlace, Outcome<Place, PlaceRefusal>?>(confirm => confirm.RunAsync(new(placeId, resident.Id, ByStaff), Token));

    public static Task<Outcome<Place, PlaceRefusal>?> DeclineAsync(this TestHouse house, Guid placeId) =>
        house.RunAsync<DeclinePlace, Outcome<Place, PlaceRefusal>?>(decline => decline.RunAsync(new(placeId, ByStaff), Token));

    public static Task<Outcome<Session, ScheduleRefusal>?> StaffAsync(this TestHouse house, Session session, params StaffMember[] staff) =>
        house.RunAsync<SetStaffOnShift, Outcome<Session, ScheduleRefusal>?>(set => set.RunAsync(new(session.Id, [.. staff.Select(s => s.Id)], ByStaff), Token));
}
