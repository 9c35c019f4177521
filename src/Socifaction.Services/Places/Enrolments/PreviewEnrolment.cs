using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>A day that an enrolment would be given, and whether there is room.</summary>
public sealed record EnrolmentDay(LocalDate Date, LocalTime From, LocalTime To, bool HasRoom);

/// <summary>Use case: the days an enrolment would be given now, without enrolling or keeping anything free.</summary>
public sealed class PreviewEnrolment(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The days in order; null when the activity or somebody is not there.</summary>
    public async Task<IReadOnlyList<EnrolmentDay>?> RunAsync(EnrolmentWanted wanted, CancellationToken cancellationToken)
    {
        if (await EnrolmentCase.FindAsync(db, wanted, cancellationToken) is not { } found)
        {
            return null;
        }

        var sessions = await DueDay.Sessions(db, [.. found.Activities.Keys], wanted.Terms.FirstDay, wanted.Terms.LastDay, clock.Now)
            .AsNoTracking().ToListAsync(cancellationToken);
        var enrolments = wanted.Make(found, Guid.Empty, current.Id, clock.Now);
        return [.. (await DueDay.ListAsync(db, enrolments, found.Activities, sessions, cancellationToken))
            .Select(day => new EnrolmentDay(day.Session.Date, day.Session.From, day.Session.To, day.HasRoom))];
    }
}
