using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>A person whom a notice tells, and how far the word has come.</summary>
public sealed record NoticeReach(string Name, string Phone, Told Told)
{
    /// <summary>Whether the person knows.</summary>
    public Reach Reach => ReachQueries.Of(Told);
}

/// <summary>Whom notices have reached.</summary>
public static class NoticeQueries
{
    /// <summary>Everybody whom a notice tells, by name.</summary>
    public static async Task<IReadOnlyList<NoticeReach>> ListReachAsync(this ServicesDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        var occurrence = notice.Id.ToString("N");
        var rows = await (
            from row in db.Reminders.AsNoTracking()
            join person in db.Residents on row.ResidentId equals person.Id
            where row.Kind == ReminderKind.Notice && row.Occurrence == occurrence
            orderby person.Surname, person.GivenName, row.Id
            select new { row.Id, row.Status, row.Channel, row.To, Name = person.GivenName + " " + person.Surname }).ToListAsync(cancellationToken);
        Guid[] ids = [.. rows.Select(row => row.Id)];
        var calls = (await db.CallsMade.AsNoTracking().Where(call => ids.Contains(call.ReminderId)).OrderBy(call => call.At).ThenBy(call => call.Id)
            .ToListAsync(cancellationToken)).ToLookup(call => call.ReminderId);
        return [.. rows.Select(row => new NoticeReach(row.Name, row.To, calls[row.Id].HaveTold() ? Told.Phoned : ToldQueries.Of(row.Status, row.Channel)))];
    }
}
