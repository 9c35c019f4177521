using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Words = Socifaction.Services.Web.Texts.Boards;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>All that goes on in an initiative on a day, of every offering, by time.</summary>
public sealed class DayBoard(ServicesDbContext db)
{
    private static readonly BookingStatus[] Shown = [BookingStatus.Requested, BookingStatus.Booked, BookingStatus.Fulfilled, BookingStatus.NoShow];

    private Dictionary<Guid, string> _names = [];
    private Dictionary<Guid, string> _homes = [];

    /// <summary>The rows of a day, by time.</summary>
    public async Task<IReadOnlyList<BoardRow>> ReadAsync(LocalDate date, CancellationToken cancellationToken)
    {
        _names = await db.Offerings.ToDictionaryAsync(offering => offering.Id, offering => offering.Name, cancellationToken);
        _homes = await db.Residents.Where(resident => db.Bookings.Any(b => b.ResidentId == resident.Id && (b.Date == date || b is Stay)))
            .ToDictionaryAsync(resident => resident.Id, resident => resident.Home.Settlement, cancellationToken);
        List<BoardRow> rows =
        [
            .. await ListRidesAsync(date, cancellationToken),
            .. await ListSessionsAsync(date, cancellationToken),
            .. await ListAppointmentsAsync(date, cancellationToken),
            .. await ListVisitsAsync(date, cancellationToken),
            .. await ListMealsAsync(date, cancellationToken),
            .. await ListStaysAsync(date, cancellationToken),
        ];
        return [.. rows.OrderBy(row => row.From).ThenBy(row => row.Kind).ThenBy(row => row.What, StringComparer.CurrentCulture)];
    }

    private async Task<IEnumerable<BoardRow>> ListRidesAsync(LocalDate date, CancellationToken cancellationToken) =>
        from ride in await db.ListRideRowsAsync(date, cancellationToken)
        where Shown.Contains(ride.Status)
        let isAsked = ride.Status == BookingStatus.Requested
        select new BoardRow(
            BoardKind.Rides, ride.OfferingId, NameOf(ride.OfferingId), ride.Planned ?? ride.StartTime, null, NameOf(ride.OfferingId), $"{ride.From} – {ride.To}",
            [new(ride.Id, ride.Name, ride.From.Settlement, ride.Status, isAsked ? $"requests/ride/{ride.Id}" : $"rides/details/{ride.Id}")])
        {
            By = [.. new[] { ride.Driver, ride.Vehicle }.Where(name => name.Length > 0)],
            Trouble = ride.IsUncovered ? Texts.Runs.Uncovered : "",
        };

    private async Task<IEnumerable<BoardRow>> ListSessionsAsync(LocalDate date, CancellationToken cancellationToken)
    {
        var sessions = await db.SessionsOn(date).ToListAsync(cancellationToken);
        if (sessions.Count == 0)
        {
            return [];
        }

        var places = (await db.PlacesOn(date).ToListAsync(cancellationToken)).Where(place => Shown.Contains(place.Status)).ToLookup(place => place.SessionId);
        var sizes = await db.Places.Where(place => place.Date == date).ToDictionaryAsync(place => place.Id, place => place.Size, cancellationToken);
        var here = (await db.Attendances.Where(a => a.ArrivedAt != null && db.Places.Any(place => place.Id == a.PlaceId && place.Date == date))
            .Select(a => a.PlaceId).ToListAsync(cancellationToken)).ToHashSet();
        var staff = (await (
            from session in db.Sessions
            where session.Date == date
            from shift in session.Shifts
            join member in db.StaffMembers on shift.StaffMemberId equals member.Id
            orderby member.Name
            select new { session.Id, member.Name }).ToListAsync(cancellationToken)).ToLookup(row => row.Id, row => row.Name);
        var needStaff = (await db.Activities.Where(activity => activity.CapacityRule == CapacityRule.ChildrenPerWorker).Select(activity => activity.Id)
            .ToListAsync(cancellationToken)).ToHashSet();
        return sessions.Where(session => !session.IsCancelled || places[session.SessionId].Any()).Select(session => new BoardRow(
            BoardKind.Places, session.OfferingId, session.Activity, session.From, session.To, session.Activity, "",
            [.. places[session.SessionId].Select(place => new BoardPerson(place.PlaceId, place.Name, HomeOf(place.ResidentId), place.Status,
                place.Status == BookingStatus.Requested ? $"requests/place/{place.PlaceId}" : $"places/attendance/{place.PlaceId}")
            {
                Size = sizes[place.PlaceId], IsHere = place.Status == BookingStatus.Booked && here.Contains(place.PlaceId),
            })])
        {
            By = [.. staff[session.SessionId]],
            Path = $"places/board?date={StaffPage.Text(date)}",
            Capacity = session.Capacity,
            Trouble = session.IsCancelled ? Texts.Staff.SessionOff
                : needStaff.Contains(session.OfferingId) && !staff[session.SessionId].Any() ? Words.NobodyWorks
                : session.Free < 0 ? Words.Overfull : "",
        });
    }

    private async Task<IEnumerable<BoardRow>> ListAppointmentsAsync(LocalDate date, CancellationToken cancellationToken)
    {
        var rows = (await db.RowsOf(db.Appointments.Where(one => one.Date == date)).AsNoTracking().ToListAsync(cancellationToken)).FindAll(row => Shown.Contains(row.Status));
        if (rows.Count == 0)
        {
            return [];
        }

        var uncovered = (await db.Appointments.Where(one => one.Date == date && one.IsUncovered).Select(one => one.Id).ToListAsync(cancellationToken)).ToHashSet();
        Guid[] ids = [.. rows.Select(row => row.AppointmentId)];
        var resources = (await (
            from claim in db.ResourceClaims
            join resource in db.Resources on claim.ResourceId equals resource.Id
            where ids.Contains(claim.BookingId) && !claim.IsReleased
            orderby resource.Order, resource.Name
            select new { claim.BookingId, resource.Name }).ToListAsync(cancellationToken)).ToLookup(row => row.BookingId, row => row.Name);
        return rows.Select(row => new BoardRow(
            BoardKind.Appointments, row.OfferingId, row.Offering, row.From, row.To, row.Offering, "",
            [new(row.AppointmentId, row.Name, HomeOf(row.ResidentId), row.Status,
                row.Status == BookingStatus.Requested ? $"requests/appointment/{row.AppointmentId}" : $"appointments/details/{row.AppointmentId}")])
        {
            By = [.. resources[row.AppointmentId]],
            Trouble = uncovered.Contains(row.AppointmentId) ? Texts.Times.Uncovered : "",
        });
    }

    private async Task<IEnumerable<BoardRow>> ListVisitsAsync(LocalDate date, CancellationToken cancellationToken) =>
        from row in await db.RowsOf(db.Visits.Where(visit => visit.Date == date).Standing()).ToListAsync(cancellationToken)
        let visit = row.Visit
        select new BoardRow(
            BoardKind.Visits, visit.OfferingId, row.Offering, visit.StartTime, visit.EndTime, row.Offering, row.Home.ToString(),
            [new(visit.Id, row.Name, row.Home.Settlement, visit.Status, $"appointments/visits/details/{visit.Id}")
            {
                IsHere = visit.Status == BookingStatus.Booked && visit.CameAt is not null, Missed = Texts.Visits.DidNotTakePlace,
            }])
        {
            By = visit.IsUncovered ? [] : [row.Worker],
            Trouble = visit.IsUncovered ? Texts.Visits.Nobody : "",
        };

    private async Task<IEnumerable<BoardRow>> ListMealsAsync(LocalDate date, CancellationToken cancellationToken)
    {
        var rows = new List<BoardRow>();
        foreach (var service in await db.MealServices.AsNoTracking().Where(service => db.Meals.Any(meal => meal.OfferingId == service.Id && meal.Date == date)).ToListAsync(cancellationToken))
        {
            var meals = (await db.ListMealsAsync(service.Id, date, cancellationToken)).Where(meal => Shown.Contains(meal.Status)).ToList();
            if (meals.Count == 0)
            {
                continue;
            }

            rows.Add(new(BoardKind.Meals, service.Id, service.Name, service.ServedFrom, service.ServedUntil, service.Name, "",
                [.. meals.Select(meal => new BoardPerson(meal.MealId, meal.Name, meal.Home.Settlement, meal.Status, $"meals/details/{meal.MealId}") { Size = meal.Portions })])
            {
                Path = $"meals/board/{service.Id}?date={StaffPage.Text(date)}",
                Capacity = service.MostPortions,
                Trouble = meals.Exists(meal => meal.IsToBeReached) ? Words.NotAtHome : "",
            });
        }

        return rows;
    }

    private async Task<IEnumerable<BoardRow>> ListStaysAsync(LocalDate date, CancellationToken cancellationToken)
    {
        var hours = await db.Premises.ToDictionaryAsync(premises => premises.Id, premises => new { premises.ArrivalTime, premises.DepartureTime }, cancellationToken);
        return (await db.Rows(db.Stays.Where(stay => stay.Date == date || stay.Departure == date)).AsNoTracking().ToListAsync(cancellationToken))
            .Where(stay => Shown.Contains(stay.Status) && (stay.Date == date || stay.Status != BookingStatus.Requested))
            .Select(stay => new BoardRow(
                BoardKind.Stays, stay.OfferingId, stay.Premises, stay.Date == date ? hours[stay.OfferingId].ArrivalTime : hours[stay.OfferingId].DepartureTime, null,
                $"{stay.Premises}: {(stay.Date == date ? Words.Arrives : Words.Leaves)}", stay.Room ?? "",
                [new(stay.Id, stay.Name, HomeOf(stay.ResidentId), stay.Status, stay.Status == BookingStatus.Requested ? $"requests/stay/{stay.Id}" : $"stays/details/{stay.Id}")
                {
                    IsHere = stay.Date == date && stay.ArrivedAt is not null && stay.DepartedAt is null,
                }]));
    }

    private string NameOf(Guid offering) => _names.GetValueOrDefault(offering, "");

    private string HomeOf(Guid? resident) => resident is { } id ? _homes.GetValueOrDefault(id, "") : "";
}
