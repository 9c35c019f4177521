using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Tests.Isolation;

public sealed partial class Village
{
    /// <summary>A kitchen with a meal to come, one to be brought today, and a standing order.</summary>
    private static List<object> BuildMeals(WebApp app, IReadOnlyList<object> rows, string mark, SealedText texts)
    {
        var mother = rows.OfType<Resident>().First();
        var service = Given.MealService();
        var order = new MealOrder
        {
            OfferingId = service.Id, ResidentId = mother.Id, Weekdays = Weekdays.Friday, Portions = 1, IsDelivered = true, SealedDiet = texts.Seal($"{mark}-dieta"),
            FirstDay = app.Today, AgreedAt = app.Clock.GetCurrentInstant(), AgreedByName = "",
        };
        var (today, later) = (Day(app.Today), Day(app.Today.PlusDays(2)));
        var pause = new MealPause
        {
            MealOrderId = order.Id, FirstDay = app.Today.PlusDays(30), Because = $"{mark} išvyko", MadeAt = app.Clock.GetCurrentInstant(), MadeByName = "",
        };
        return [service, order, pause, today, later, Meal(today, isDelivered: true), Meal(later, isDelivered: false)];

        MealDay Day(LocalDate date)
        {
            var day = new MealDay { Id = MealDay.IdOf(service.Id, date), OfferingId = service.Id, Date = date };
            day.TryTake(1);
            return day;
        }

        Meal Meal(MealDay day, bool isDelivered)
        {
            var meal = new Meal
            {
                OfferingId = service.Id, MealDayId = day.Id, ResidentId = mother.Id, Date = day.Date, StartTime = service.ServedFrom, EndTime = service.ServedUntil,
                StartsAt = app.Initiative.Zone.InstantOf(day.Date, service.ServedFrom), EndsAt = app.Initiative.Zone.InstantOf(day.Date, service.ServedUntil),
                GroupId = Guid.CreateVersion7(), ArrangedByKind = ActorKind.Resident, ArrangedById = mother.Id, ArrangedByName = "", Channel = Channel.Web,
                CreatedAt = app.Clock.GetCurrentInstant(), Portions = 1, IsDelivered = isDelivered, SealedDiet = texts.Seal($"{mark}-dieta"), MealOrderId = order.Id,
            };
            meal.Become(BookingStatus.Booked, BookingEventKind.Booked, new Actor(ActorKind.Resident, mother.Id, ""), Channel.Web, app.Clock.GetCurrentInstant());
            return meal;
        }
    }
}
