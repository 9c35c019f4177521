using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;

namespace Socifaction.Services.Places.Register;

/// <summary>How a person stands in the register.</summary>
public enum Mark
{
    None = 0,
    Here = 1,
    Left = 2,
    Absent = 3,
}

/// <summary>One line of the register: who, whom to call, what was tapped and by whom, who may fetch the child today and who may not.</summary>
public sealed record RegisterRow(
    Place Place, string GivenName, string Surname, string? Phone, Attendance? Attendance, Absence? Absence,
    IReadOnlyList<TapMade> Taps, IReadOnlyList<Collector> Collectors)
{
    public string Name => $"{GivenName} {Surname}";

    public int Version => Attendance?.Version ?? 0;

    /// <summary>The taps that hold, in order; what a person has said stands in their place.</summary>
    public IEnumerable<StandingTap> Standing => !RecordTaps.IsCorrected(Place)
        ? TapReading.Of(Taps.Select(made => made.Tap)).Standing.Select(tap => new StandingTap(tap.Kind, tap.At, tap.CollectedBy))
        : Attendance is not { ArrivedAt: { } arrived } said ? [new(TapKind.Absent, Place.StartsAt, "")]
        :
        [
            new(TapKind.Came, arrived, ""),
            .. said.HadMeal ? [new StandingTap(TapKind.Meal, arrived, "")] : Array.Empty<StandingTap>(),
            .. said.LeftAt is { } left ? [new StandingTap(TapKind.Left, left, said.CollectedBy)] : Array.Empty<StandingTap>(),
        ];

    public Mark Mark => Attendance?.LeftAt is not null ? Mark.Left
        : Attendance?.WasThere == true ? Mark.Here
        : Place.Status == BookingStatus.NoShow || (!RecordTaps.IsCorrected(Place) && TapReading.Of(Taps.Select(made => made.Tap)).IsAbsent) ? Mark.Absent
        : Mark.None;
}

/// <summary>A tap that holds, and who fetched the child with it.</summary>
public sealed record StandingTap(TapKind Kind, Instant At, string CollectedBy);

/// <summary>A tap with the worker's name.</summary>
public sealed record TapMade(RegisterTap Tap, string By);

/// <summary>The register of a session, by surname.</summary>
public sealed record SessionRegister(Session Session, Activity Activity, IReadOnlyList<RegisterRow> Rows)
{
    public int Here => Rows.Count(row => row.Mark == Mark.Here);

    public int Came => Rows.Count(row => row.Mark is Mark.Here or Mark.Left);

    /// <summary>Who is booked and has not said or been marked as absent.</summary>
    public int Expected => Rows.Count(row => row.Mark is Mark.Here or Mark.Left || (row.Mark == Mark.None && row.Absence is null));

    public int Meals => Rows.Count(row => row.Attendance?.HadMeal == true);
}

/// <summary>Use case of staff: reads the register of a session.</summary>
public sealed class ReadRegister(ServicesDbContext db)
{
    /// <summary>The register; null when there is no such session.</summary>
    public async Task<SessionRegister?> RunAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, cancellationToken) is not { } session)
        {
            return null;
        }

        var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == session.OfferingId, cancellationToken);
        var places = (await db.Places.AsNoTracking().Include(p => p.Events).Where(p => p.SessionId == sessionId && p.ResidentId != null).ToListAsync(cancellationToken))
            .Where(place => place.IsInRegister()).ToList();
        var ofSession = db.Places.Where(p => p.SessionId == sessionId).Select(p => p.Id);
        var ofPeople = db.Places.Where(p => p.SessionId == sessionId).Select(p => p.ResidentId);
        var people = await db.Residents.AsNoTracking().Where(r => ofPeople.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
        var phones = await PhonesAsync(ofPeople, cancellationToken);
        var attendances = await db.Attendances.AsNoTracking().Where(a => ofSession.Contains(a.PlaceId)).ToDictionaryAsync(a => a.PlaceId, cancellationToken);
        var absences = await db.Absences.AsNoTracking().Where(a => ofSession.Contains(a.PlaceId)).ToDictionaryAsync(a => a.PlaceId, cancellationToken);
        var taps = (await (from tap in db.RegisterTaps.AsNoTracking()
                           join staff in db.StaffMembers on tap.StaffMemberId equals staff.Id
                           where ofSession.Contains(tap.PlaceId)
                           select new TapMade(tap, staff.Name)).ToListAsync(cancellationToken)).ToLookup(made => made.Tap.PlaceId);
        var collectors = (await db.CollectorsOn(people.Keys, session.Date).ToListAsync(cancellationToken)).ToLookup(c => c.ResidentId);
        var byResident = places.ToLookup(place => place.ResidentId!.Value);
        return new(session, activity, [.. people.Values.BySurname().SelectMany(person => byResident[person.Id].Select(place => new RegisterRow(
            place, person.GivenName, person.Surname, phones.GetValueOrDefault(person.Id),
            attendances.GetValueOrDefault(place.Id), absences.GetValueOrDefault(place.Id), [.. taps[place.Id]], [.. collectors[person.Id]])))]);
    }

    /// <summary>A child's guardian is called, a grown person is called at their own number.</summary>
    private async Task<Dictionary<Guid, string>> PhonesAsync(IQueryable<Guid?> people, CancellationToken cancellationToken)
    {
        var own = await db.Phones.Where(p => people.Contains(p.ResidentId)).Select(p => new { p.ResidentId, p.E164, p.Order, IsOwn = true }).ToListAsync(cancellationToken);
        var guardians = await (from relation in db.Relations
                               join phone in db.Phones on relation.FromId equals phone.ResidentId
                               where people.Contains(relation.ToId) && relation.Kind == RelationKind.GuardianOf
                               select new { ResidentId = relation.ToId, phone.E164, phone.Order, IsOwn = false }).ToListAsync(cancellationToken);
        return guardians.Concat(own).GroupBy(phone => phone.ResidentId)
            .ToDictionary(all => all.Key, all => all.OrderBy(phone => phone.IsOwn).ThenBy(phone => phone.Order).First().E164);
    }
}
