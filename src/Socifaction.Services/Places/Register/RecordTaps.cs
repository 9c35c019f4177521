using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Register;

/// <summary>A tap as the telephone sends it.</summary>
public sealed record Tap(Guid Id, Guid PlaceId, TapKind Kind, Instant At, int SeenVersion = 0, string CollectedBy = "");

/// <summary>Taps that one worker made in the register of one session.</summary>
public sealed record TapsToRecord(Guid SessionId, Guid StaffMemberId, IReadOnlyList<Tap> Taps);

/// <summary>What became of one tap: kept, now or before, unless there is a refusal.</summary>
public sealed record TapAnswer(Guid TapId, AttendanceRefusal? Refusal);

/// <summary>An answer to each tap, in the order in which they were sent.</summary>
public sealed record TapsRecorded(IReadOnlyList<TapAnswer> Answers);

/// <summary>Use case of staff: keeps taps as facts, each once however often it is sent, and reads the attendance from them.</summary>
public sealed class RecordTaps(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>A telephone's clock may be so much ahead of ours.</summary>
    public static readonly Duration ClockMayBeAhead = Duration.FromMinutes(5);

    /// <summary>A tap may lie so long before the session begins.</summary>
    public static readonly Duration MostBefore = Duration.FromHours(3);

    /// <summary>A tap may lie so long after the session ends.</summary>
    public static readonly Duration MostAfter = Duration.FromHours(4);

    /// <summary>An answer to each tap; null when there is no such session.</summary>
    public async Task<TapsRecorded?> RunAsync(TapsToRecord command, CancellationToken cancellationToken)
    {
        if (!await db.Sessions.AnyAsync(session => session.Id == command.SessionId, cancellationToken))
        {
            return null;
        }

        var outcome = await db.LockAsync<TapsRecorded, AttendanceRefusal>([command.SessionId], async () =>
        {
            var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == command.SessionId, cancellationToken);
            var places = await db.Places.Include(p => p.Events).Where(p => p.SessionId == session.Id).ToDictionaryAsync(p => p.Id, cancellationToken);
            var ofSession = db.Places.Where(p => p.SessionId == session.Id).Select(p => p.Id);
            var attendances = await db.Attendances.Where(a => ofSession.Contains(a.PlaceId)).ToDictionaryAsync(a => a.PlaceId, cancellationToken);
            var absences = await db.Absences.AsNoTracking().Where(a => ofSession.Contains(a.PlaceId)).ToDictionaryAsync(a => a.PlaceId, cancellationToken);
            var ids = command.Taps.Select(tap => tap.Id).ToList();
            var known = await db.RegisterTaps.AsNoTracking().Where(t => ofSession.Contains(t.PlaceId) || ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);
            var now = clock.Now;
            var answers = new List<TapAnswer>();
            var added = new List<RegisterTap>();
            foreach (var tap in command.Taps)
            {
                var row = Row(tap, command.StaffMemberId, now);
                var isNew = !known.TryGetValue(tap.Id, out var before);
                var refusal = !isNew ? IsSame(before!, row) ? null : AttendanceRefusal.IdUsed : Judge(session, places.GetValueOrDefault(tap.PlaceId), tap, now);
                answers.Add(new(tap.Id, refusal));
                if (isNew && refusal is null)
                {
                    known.Add(row.Id, row);
                    added.Add(row);
                }
            }

            db.RegisterTaps.AddRange(added);
            foreach (var taps in added.GroupBy(tap => tap.PlaceId))
            {
                var place = places[taps.Key];
                if (!attendances.TryGetValue(place.Id, out var attendance))
                {
                    db.Attendances.Add(attendance = new Attendance { InitiativeId = place.InitiativeId, PlaceId = place.Id, Version = 0 });
                }

                Read(attendance, place, [.. taps], known.Values);
                if (place.Status != BookingStatus.Booked)
                {
                    // What was offline until the night was over still counts.
                    place.Settle(attendance, absences.GetValueOrDefault(place.Id), now);
                }
            }

            return new TapsRecorded(answers);
        }, cancellationToken);
        return outcome.Value;
    }

    /// <summary>Whether a person has said how it was, against the taps or without them.</summary>
    internal static bool IsCorrected(Place place) =>
        place.Events.Any(e => e is { Kind: BookingEventKind.Fulfilled or BookingEventKind.NoShow, ActorKind: ActorKind.Staff });

    private static void Read(Attendance attendance, Place place, IReadOnlyList<RegisterTap> added, IEnumerable<RegisterTap> all)
    {
        var seen = attendance.Version;
        attendance.Version += added.Count;
        if (!IsCorrected(place))
        {
            TapReading.Of(all.Where(tap => tap.PlaceId == place.Id)).Into(attendance);
            return;
        }

        // What a person has said stands; a tap made without knowing it, that says otherwise, is shown to be settled.
        foreach (var tap in TapReading.InOrder(added))
        {
            var saysThere = tap.Kind is TapKind.Came or TapKind.Left or TapKind.Meal;
            if (tap.SeenVersion < seen)
            {
                attendance.IsDisputed |= tap.Kind == TapKind.Undo || saysThere != attendance.WasThere;
            }
            else if (tap.Kind == TapKind.Left)
            {
                (attendance.LeftAt, attendance.CollectedBy) = (tap.At, tap.CollectedBy);
            }
            else if (tap.Kind == TapKind.Meal)
            {
                attendance.HadMeal = true;
            }
        }
    }

    private AttendanceRefusal? Judge(Session session, Place? place, Tap tap, Instant now) =>
        place is null || !Enum.IsDefined(tap.Kind) || tap.SeenVersion < 0 ? AttendanceRefusal.NoSuchPlace
        : session.IsCancelled ? AttendanceRefusal.SessionCancelled
        : !place.IsInRegister() ? AttendanceRefusal.NoLongerBooked
        : tap.At > now + ClockMayBeAhead ? AttendanceRefusal.InFuture
        : clock.LocalOf(tap.At).Date < session.Date ? AttendanceRefusal.BeforeTheDay
        : tap.At < session.StartsAt - MostBefore || tap.At > session.EndsAt + MostAfter ? AttendanceRefusal.Implausible
        : IsCorrected(place) && tap.Kind is not (TapKind.Left or TapKind.Meal) && IsAfterCorrection(place, tap) ? AttendanceRefusal.AlreadyCorrected
        : null;

    private static bool IsAfterCorrection(Place place, Tap tap) =>
        place.Events.Where(e => e.Kind is BookingEventKind.Fulfilled or BookingEventKind.NoShow).Max(e => e.At) <= tap.At;

    private static RegisterTap Row(Tap tap, Guid staffMemberId, Instant now) => new()
    {
        Id = tap.Id, PlaceId = tap.PlaceId, Kind = tap.Kind, At = tap.At, ReceivedAt = now,
        StaffMemberId = staffMemberId, SeenVersion = tap.SeenVersion, CollectedBy = tap.CollectedBy,
    };

    // A form without a script is sent again a little later: the first time holds.
    private static bool IsSame(RegisterTap before, RegisterTap row) =>
        (before.PlaceId, before.Kind, before.StaffMemberId) == (row.PlaceId, row.Kind, row.StaffMemberId);
}
