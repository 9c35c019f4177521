using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People.Care;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>A standing order of meals as agreed.</summary>
public sealed record MealOrderForm(
    Guid RequestId, Guid OfferingId, Guid ResidentId, Weekdays Weekdays, MealWish Wish, LocalDate FirstDay, LocalDate? LastDay, Asking Asking);

/// <summary>Use case of staff: takes a standing order of meals and makes the meals of the coming two weeks at once.</summary>
public sealed class StartMealOrder(ServicesDbContext db, InitiativeClock clock, SealedText texts, FillMealOrders fill)
{
    /// <summary>The order or why not; null when there is no such offering or resident.</summary>
    public async Task<Outcome<MealOrder, MealRefusal>?> RunAsync(MealOrderForm form, CancellationToken cancellationToken)
    {
        var (wish, asking) = (form.Wish, form.Asking);
        var service = await db.MealServices.AsNoTracking().SingleOrDefaultAsync(s => s.Id == form.OfferingId, cancellationToken);
        var resident = await db.Residents.AsNoTracking().SingleOrDefaultAsync(r => r.Id == form.ResidentId, cancellationToken);
        if (service is null || resident is null)
        {
            return null;
        }

        if (FindSlip(form, service) is { } slip)
        {
            return slip;
        }

        if (wish.FindSlip(service, resident) is { } wrong)
        {
            return wrong;
        }

        var sealedDiet = wish.SealDiet(service, texts);
        var fingerprint = Receipts.Fingerprint(new
        {
            form.OfferingId, form.ResidentId, form.Weekdays, wish.Portions, wish.IsDelivered, wish.Diets, wish.Note,
            FirstDay = LocalDatePattern.Iso.Format(form.FirstDay), LastDay = form.LastDay is { } last ? LocalDatePattern.Iso.Format(last) : null,
        });
        var outcome = await db.LockAsync<MealOrder, MealRefusal>([form.RequestId, form.ResidentId], async () =>
        {
            if (await db.FindReceiptAsync(form.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                    ? await db.MealOrders.SingleAsync(order => order.Id == receipt.GroupId, cancellationToken)
                    : MealRefusal.FormAlreadyUsed;
            }

            var others = await db.MealOrders.Where(order => order.OfferingId == form.OfferingId && order.ResidentId == form.ResidentId
                && (order.LastDay == null || order.LastDay >= form.FirstDay)).ToListAsync(cancellationToken);
            if (others.Exists(order => (form.LastDay is null || order.FirstDay <= form.LastDay) && (order.Weekdays & form.Weekdays) != Weekdays.None))
            {
                return MealRefusal.AlreadyOrdered;
            }

            var order = new MealOrder
            {
                OfferingId = form.OfferingId, ResidentId = form.ResidentId, Weekdays = form.Weekdays, Portions = wish.Portions, IsDelivered = wish.IsDelivered,
                SealedDiet = sealedDiet, Note = wish.Note, FirstDay = form.FirstDay, LastDay = form.LastDay, AgreedAt = clock.Now, AgreedByName = asking.By.Name,
            };
            db.MealOrders.Add(order);
            db.AddReceipt(form.RequestId, fingerprint, order.Id, clock.Now);
            return order;
        }, cancellationToken);
        if (outcome.Value is { } taken)
        {
            await fill.FillAsync(taken, cancellationToken);
        }

        return outcome;
    }

    private MealRefusal? FindSlip(MealOrderForm form, MealService service) =>
        form.Weekdays == Weekdays.None ? MealRefusal.NoWeekday
        : (form.Weekdays & ~service.ServedOn) != Weekdays.None ? MealRefusal.NotServed
        : form.FirstDay < clock.Today ? MealRefusal.Past
        : form.LastDay < form.FirstDay ? MealRefusal.EndsBeforeItStarts
        : null;
}
