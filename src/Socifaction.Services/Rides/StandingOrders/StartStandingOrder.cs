using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>A standing order as agreed: the wish with its first day, the days of the week, and the last day if there is one.</summary>
public sealed record StandingOrderForm(Guid RequestId, Guid ResidentId, RideWishes Wishes, Weekdays Weekdays, LocalDate? LastDay, Asking Asking);

/// <summary>Use case of staff: takes a standing order and makes the rides of the coming weeks at once, so that the caller hears what works.</summary>
public sealed class StartStandingOrder(ServicesDbContext db, InitiativeClock clock, OrderedRides rides)
{
    /// <summary>The order or why not; null when there is no such offering or resident.</summary>
    public async Task<Outcome<StandingOrder, StandingOrderRefusal>?> RunAsync(StandingOrderForm form, CancellationToken cancellationToken)
    {
        var (wishes, asking) = (form.Wishes, form.Asking);
        if (await db.RideServices.AsNoTracking().SingleOrDefaultAsync(s => s.Id == wishes.OfferingId, cancellationToken) is not { } service
            || !await db.Residents.AnyAsync(r => r.Id == form.ResidentId, cancellationToken))
        {
            return null;
        }

        if (wishes.Date < clock.Today)
        {
            return StandingOrderRefusal.Past;
        }

        if (form.LastDay < wishes.Date)
        {
            return StandingOrderRefusal.EndsBeforeItStarts;
        }

        if (StandingOrderTerms.FindSlip(service, wishes, form.Weekdays) is { } slip)
        {
            return slip;
        }

        var outcome = await db.LockAsync<StandingOrder, StandingOrderRefusal>([form.RequestId, form.ResidentId], async () =>
        {
            var fingerprint = Receipts.Fingerprint(new
            {
                form.ResidentId, wishes.Said, form.Weekdays, LastDay = form.LastDay is { } last ? LocalDatePattern.Iso.Format(last) : null,
            });
            if (await db.FindReceiptAsync(form.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                    ? await db.StandingOrders.SingleAsync(o => o.Id == receipt.GroupId, cancellationToken)
                    : StandingOrderRefusal.FormAlreadyUsed;
            }

            var order = new StandingOrder
            {
                OfferingId = service.Id, ResidentId = form.ResidentId, From = wishes.From, To = wishes.To, Weekdays = form.Weekdays,
                Wish = wishes.Wish, WishTime = wishes.WishTime, ReturnAt = wishes.ReturnAt, Companions = wishes.Companions,
                Mobility = wishes.Mobility, HelpToDoor = wishes.HelpToDoor, Note = wishes.Note, FirstDay = wishes.Date, LastDay = form.LastDay,
                AgreedAt = clock.Now, AgreedByName = asking.By.Name,
            };
            if (await StandingOrderTerms.CollidesAsync(db, order, cancellationToken))
            {
                return StandingOrderRefusal.AlreadyOrdered;
            }

            db.StandingOrders.Add(order);
            db.AddReceipt(form.RequestId, fingerprint, order.Id, clock.Now);
            return order;
        }, cancellationToken);
        if (outcome.Value is { } taken)
        {
            await rides.SettleAsync(taken.Id, asking.By.Name, cancellationToken);
        }

        return outcome;
    }
}
