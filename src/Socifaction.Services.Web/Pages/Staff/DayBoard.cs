using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Words = Socifaction.Services.Web.Texts.Boards;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>All that goes on in an initiative on a day or some, of every offering, by time. However many days, each room is asked once.</summary>
public sealed class DayBoard(ServicesDbContext db)
{
    private static readonly BookingStatus[] Shown = [BookingStatus.Requested, BookingStatus.Booked, BookingStatus.Fulfilled, BookingStatus.NoShow];

    private Dictionary<Guid, string> _names = [];
    private Dictionary<Guid, string> _homes = [];

    /// <summary>The rows of a day, by time.</summary>
    public Task<IReadOnlyList<BoardRow>> ReadAsync(LocalDate date, CancellationToken cancellationToken) => ReadAsync(date, date, cancellationToken);

    /// <summary>The rows of the days from one to another, both included, by day and time.</summary>
    public async Task<IReadOnlyList<BoardRow>> ReadAsync(LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        _names = await db.Offerings.ToDictionaryAsync(offering => offering.Id, offering => offering.Name, cancellationToken);
        _homes = await db.Residents.Where(resident => db.Bookings.Any(b => b.ResidentId == resident.Id && ((b.Date >= first && b.Date <= last) || b is Stay)))
            .ToDictionaryAsync(resident => resident.Id, resident => resident.Home.Settlement, cancellationToken);
        List<BoardRow> rows =
        [
            .. await ListRidesAsync(first, last, cancellationToken),
            .. await ListSessionsAsync(first, last, cancellationToken),
            .. await ListAppointmentsAsync(first, last, cancellationToken),
            .. await ListVisitsAsync(first, last, cancellationToken),
            .. await ListMealsAsync(first, last, cancellationToken),
            .. await ListStaysAsync(first, last, cancellationToken),
        ];
        return [.. rows.OrderBy(row => row.Date).ThenBy(row => row.From).ThenBy(row => row.Kind).ThenBy(row => row.What, StringComparer.CurrentCulture)];
    }

    private async Task<IEnumerable<BoardRow>> ListRidesAsync(LocalDate first, LocalDate last, CancellationToken cancellationToken) =>
        from ride in await db.ListRideRowsAsync(db.Rides.Where(ride => ride.Date >= first && ride.Date <= last), cancellationToken)
        where Shown.Contains(ride.Status)
        let isAsked = ride.Status == BookingStatus.Requested
        select new BoardRow(
            ride.Date, BoardKind.Rides, ride.OfferingId, NameOf(ride.OfferingId), ride.Planned ?? ride.StartTime, null, NameOf(ride.OfferingId), $"{ride.From} – {ride.To}",
            [new(ride.Id, ride.Name, ride.From.Settlement, ride.Status, isAsked ? $"requests/ride/{ride.Id}" : $"rides/details/{ride.Id}")])
        {
            By = [.. new[] { ride.Driver, ride.Vehicle }.Where(name => name.Length > 0)],
            Trouble = ride.IsUncovered ? Texts.Runs.Uncovered : "",
        };

    private async Task<IEnumerable<BoardRow>> ListSessionsAsync(LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        var sessions = await db.SessionsBetween(first, last).ToListAsync(cancellationToken);
        if (sessions.Count == 0)
        {
            return [];
        }

        var places = (await db.PlacesIn([.. sessions.Select(session => session.SessionId)]).ToListAsync(cancellationToken)).Where(place => Shown.Contains(place.Status)).ToLookup(place => place.SessionId);
        var sizes = await db.Places.Where(place => place.Date >= first && place.Date <= last).ToDictionaryAsync(place => place.Id, place => place.Size, cancellationToken);
        var here = (await db.Attendances.Where(a => a.ArrivedAt != null && db.Places.Any(place => place.Id == a.PlaceId && place.Date >= first && place.Date <= last))
            .Select(a => a.PlaceId).ToListAsync(cancellationToken)).ToHashSet();
        var staff = (await (
            from session in db.Sessions
            where session.Date >= first && session.Date <= last
            from shift in session.Shifts
            join member in db.StaffMembers on shift.StaffMemberId equals member.Id
            orderby member.Name
            select new { session.Id, member.Name }).ToListAsync(cancellationToken)).ToLookup(row => row.Id, row => row.Name);
        var needStaff = (await db.Activities.Where(activity => activity.CapacityRule == CapacityRule.ChildrenPerWorker).Select(activity => activity.Id)
            .ToListAsync(cancellationToken)).ToHashSet();
        return sessions.Where(session => !session.IsCancelled || places[session.SessionId].Any()).Select(session => new BoardRow(
            session.Date, BoardKind.Places, session.OfferingId, session.Activity, session.From, session.To, session.Activity, "",
            [.. places[session.SessionId].Select(place => new BoardPerson(place.PlaceId, place.Name, HomeOf(place.ResidentId), place.Status,
                place.Status == BookingStatus.Requested ? $"requests/place/{place.PlaceId}" : $"places/attendance/{place.PlaceId}")
            {
                Size = sizes[place.PlaceId], IsHere = place.Status == BookingStatus.Booked && here.Contains(place.PlaceId),
            })])
        {
            By = [.. staff[session.SessionId]],
            Path = $"places/board?date={StaffPage.Text(session.Date)}",
            Capacity = session.Capacity,
            Trouble = session.IsCancelled ? Texts.Staff.SessionOff
                : needStaff.Contains(session.OfferingId) && !staff[session.SessionId].Any() ? Words.NobodyWorks
                : session.Free < 0 ? Words.Overfull : "",
        });
    }

    private async Task<IEnumerable<BoardRow>> ListAppointmentsAsync(LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        var rows = (await db.RowsOf(db.Appointments.Where(one => one.Date >= first && one.Date <= last)).AsNoTracking().ToListAsync(cancellationToken)).FindAll(row => Shown.Contains(row.Status));
        if (rows.Count == 0)
        {
            return [];
        }

        var uncovered = (await db.Appointments.Where(one => one.Date >= first && one.Date <= last && one.IsUncovered).Select(one => one.Id).ToListAsync(cancellationToken)).ToHashSet();
        Guid[] ids = [.. rows.Select(row => row.AppointmentId)];
        var resources = (await (
            from claim in db.ResourceClaims
            join resource in db.Resources on claim.ResourceId equals resource.Id
            where ids.Contains(claim.BookingId) && !claim.IsReleased
            orderby resource.Order, resource.Name
            select new { claim.BookingId, resource.Name }).ToListAsync(cancellationToken)).ToLookup(row => row.BookingId, row => row.Name);
        return rows.Select(row => new BoardRow(
            row.Date, BoardKind.Appointments, row.OfferingId, row.Offering, row.From, row.To, row.Offering, "",
            [new(row.AppointmentId, row.Name, HomeOf(row.ResidentId), row.Status,
                row.Status == BookingStatus.Requested ? $"requests/appointment/{row.AppointmentId}" : $"appointments/details/{row.AppointmentId}")])
        {
            By = [.. resources[row.AppointmentId]],
            Trouble = uncovered.Contains(row.AppointmentId) ? Texts.Times.Uncovered : "",
        });
    }

    private async Task<IEnumerable<BoardRow>> ListVisitsAsync(LocalDate first, LocalDate last, CancellationToken cancellationToken) =>
        from row in await db.RowsOf(db.Visits.Where(visit => visit.Date >= first && visit.Date <= last).Standing()).ToListAsync(cancellationToken)
        let visit = row.Visit
        select new BoardRow(
            visit.Date, BoardKind.Visits, visit.OfferingId, row.Offering, visit.StartTime, visit.EndTime, row.Offering, row.Home.ToString(),
            [new(visit.Id, row.Name, row.Home.Settlement, visit.Status, $"appointments/visits/details/{visit.Id}")
            {
                IsHere = visit.Status == BookingStatus.Booked && visit.CameAt is not null, Missed = Texts.Visits.DidNotTakePlace,
            }])
        {
            By = visit.IsUncovered ? [] : [row.Worker],
            Trouble = visit.IsUncovered ? Texts.Visits.Nobody : "",
        };

    private async Task<IEnumerable<BoardRow>> ListMealsAsync(LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        var meals = await (
            from meal in db.Meals
            join service in db.MealServices on meal.OfferingId equals service.Id
            join resident in db.Residents on meal.ResidentId equals resident.Id
            where meal.Date >= first && meal.Date <= last && Shown.Contains(meal.Status)
            orderby resident.Surname, resident.GivenName, meal.Id
            select new
            {
                meal.Date, meal.Id, meal.Status, meal.Portions, Name = resident.GivenName + " " + resident.Surname, resident.Home.Settlement, Service = service,
                IsToBeReached = meal.Status == BookingStatus.NoShow && meal.IsDelivered && meal.ReachedAt == null,
            }).AsNoTracking().ToListAsync(cancellationToken);
        return meals.GroupBy(meal => (meal.Date, meal.Service.Id)).Select(day => (Service: day.First().Service, Date: day.Key.Date, Meals: day)).Select(day => new BoardRow(
            day.Date, BoardKind.Meals, day.Service.Id, day.Service.Name, day.Service.ServedFrom, day.Service.ServedUntil, day.Service.Name, "",
            [.. day.Meals.Select(meal => new BoardPerson(meal.Id, meal.Name, meal.Settlement, meal.Status, $"meals/details/{meal.Id}") { Size = meal.Portions })])
        {
            Path = $"meals/board/{day.Service.Id}?date={StaffPage.Text(day.Date)}",
            Capacity = day.Service.MostPortions,
            Trouble = day.Meals.Any(meal => meal.IsToBeReached) ? Words.NotAtHome : "",
        });
    }

    private async Task<IEnumerable<BoardRow>> ListStaysAsync(LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        var hours = await db.Premises.ToDictionaryAsync(premises => premises.Id, premises => new { premises.ArrivalTime, premises.DepartureTime }, cancellationToken);
        var stays = await db.Rows(db.Stays.Where(stay => (stay.Date >= first && stay.Date <= last) || (stay.Departure >= first && stay.Departure <= last)))
            .AsNoTracking().ToListAsync(cancellationToken);
        return
            from stay in stays
            where Shown.Contains(stay.Status)
            from date in stay.Status == BookingStatus.Requested ? new[] { stay.Date } : [stay.Date, stay.Departure]
            where date >= first && date <= last
            let comes = date == stay.Date
            select new BoardRow(
                date, BoardKind.Stays, stay.OfferingId, stay.Premises, comes ? hours[stay.OfferingId].ArrivalTime : hours[stay.OfferingId].DepartureTime, null,
                $"{stay.Premises}: {(comes ? Words.Arrives : Words.Leaves)}", stay.Room ?? "",
                [new(stay.Id, stay.Name, HomeOf(stay.ResidentId), stay.Status, stay.Status == BookingStatus.Requested ? $"requests/stay/{stay.Id}" : $"stays/details/{stay.Id}")
                {
                    IsHere = comes && stay.ArrivedAt is not null && stay.DepartedAt is null,
                }]);
    }

    private string NameOf(Guid offering) => _names.GetValueOrDefault(offering, "");

    private string HomeOf(Guid? resident) => resident is { } id ? _homes.GetValueOrDefault(id, "") : "";
}
