using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>A yes or no to an earlier time that is kept.</summary>
public sealed record EarlierAnswer(Guid OfferedId, bool IsYes, Asking Asking);

/// <summary>What was answered, and the appointment as it stands now.</summary>
public sealed record EarlierAnswered(Guid AppointmentId, bool IsYes);

/// <summary>Use case: with a yes the appointment moves to the time that was kept; with a no that time is free again.</summary>
public sealed class AnswerEarlier(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The answer, the same as often as it is given; or why it comes to nothing; null when nothing is kept or it is not theirs.</summary>
    public async Task<Outcome<EarlierAnswered, AppointmentRefusal>?> RunAsync(EarlierAnswer answer, CancellationToken cancellationToken)
    {
        var theirs = db.Appointments.MayChange(db, answer.Asking).Where(one => one.Id == answer.OfferedId && one.InsteadOfId != null && one.ResidentId != null);
        if (await theirs.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } known
            || await db.FindTypeAsync(known.OfferingId, cancellationToken) is not { } type)
        {
            return null;
        }

        try
        {
            return await db.LockAsync<EarlierAnswered, AppointmentRefusal>(type.Locks(known.ResidentId!.Value), async () =>
            {
                type = (await db.FindTypeAsync(known.OfferingId, cancellationToken))!;
                var offered = await db.Appointments.Include(one => one.Events).SingleAsync(one => one.Id == answer.OfferedId, cancellationToken);
                var has = await db.Appointments.SingleAsync(one => one.Id == offered.InsteadOfId, cancellationToken);
                if (offered.Status != BookingStatus.Waitlisted)
                {
                    return offered.WasAccepted() == answer.IsYes ? new EarlierAnswered(has.Id, answer.IsYes) : AppointmentRefusal.OfferOver;
                }

                return offered.OfferedUntil <= clock.Now || (answer.IsYes && !offered.IsEarlierThan(has)) ? AppointmentRefusal.OfferOver
                    : await AnswerAsync(offered, has, type, answer, cancellationToken) is { } refusal ? refusal
                    : new EarlierAnswered(has.Id, answer.IsYes);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return AppointmentRefusal.Taken;
        }
    }

    private async Task<AppointmentRefusal?> AnswerAsync(
        Appointment offered, Appointment has, AppointmentType type, EarlierAnswer answer, CancellationToken cancellationToken)
    {
        var asking = answer.Asking;
        var start = offered.Date + offered.StartTime;
        await db.EndOfferAsync(offered, answer.IsYes ? BookingEventKind.Moved : BookingEventKind.OfferEnded, asking, clock.Now, cancellationToken);
        if (!answer.IsYes)
        {
            return null;
        }

        // Staff offered it: the residents' limits of notice do not take it back.
        if (await MoveAppointment.MoveAsync(db, clock, has, type, start, has.Minutes, asking, byStaff: true, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        has.WantsEarlier = false;
        if (!asking.ByStaff)
        {
            // Whoever answers by oneself reads that it is promised.
            has.Record(BookingEventKind.Confirmed, asking.By, asking.Channel, clock.Now);
        }

        return null;
    }
}
