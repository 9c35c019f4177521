using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>An offering of home help as staff want it; one that is not there yet is entered under the id that its form brings, with version 0.</summary>
public sealed record HomeHelpWanted(
    Guid OfferingId, int Version, string Name, string Summary, string ForWhom, IReadOnlyList<string> Tasks, int CentsPerHour, bool IsPublished, bool Reminds);

/// <summary>Use case of staff: enters an offering of home help, or changes its words, tasks and price.</summary>
public sealed class KeepHomeHelp(ServicesDbContext db)
{
    /// <summary>The offering, or why not.</summary>
    public Task<Outcome<HomeHelp, VisitRefusal>> RunAsync(HomeHelpWanted wanted, CancellationToken cancellationToken) =>
        db.LockAsync<HomeHelp, VisitRefusal>([wanted.OfferingId], async () =>
        {
            var help = await db.HomeHelps.SingleOrDefaultAsync(one => one.Id == wanted.OfferingId, cancellationToken);
            if (help is null)
            {
                if (wanted.Version != 0 || await db.Offerings.AnyAsync(one => one.Id == wanted.OfferingId, cancellationToken))
                {
                    return VisitRefusal.ChangedMeanwhile;
                }

                help = new()
                {
                    Id = wanted.OfferingId, Name = wanted.Name, HelpVersion = 0, IsPublished = false, Order = await db.Offerings.CountAsync(cancellationToken) + 1, Messages = OfferingMessages.Usual,
                };
                db.HomeHelps.Add(help);
            }
            else if (help.HelpVersion != wanted.Version)
            {
                return VisitRefusal.ChangedMeanwhile;
            }

            (help.Name, help.Summary, help.ForWhom) = (wanted.Name, wanted.Summary, wanted.ForWhom);
            help.Show(wanted.IsPublished);
            help.TellsCancellationsOnly = !wanted.Reminds;
            help.Tasks = string.Join(HomeHelp.TaskDivider, wanted.Tasks);
            help.Price = help.Price.At(PriceKind.PerHour, wanted.CentsPerHour);
            help.HelpVersion++;
            return help;
        }, cancellationToken);
}
