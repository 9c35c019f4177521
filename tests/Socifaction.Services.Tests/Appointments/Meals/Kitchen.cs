using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments.Meals;

/// <summary>The use cases of meals as a test says them.</summary>
internal static class Kitchen
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static Asking ByStaff { get; } = new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone);

    public static Asking By(Resident resident) => new(new Actor(ActorKind.Resident, resident.Id, resident.FullName), Channel.Web);

    public static MealWish Wish(int portions = 1, bool isDelivered = false, params string[] diets) => new(portions, isDelivered, diets);

    public static Task<Outcome<MealsOrdered, MealRefusal>?> OrderAsync(
        this TestHouse house, Asking asking, MealService service, Resident resident, LocalDate[] dates, MealWish? wish = null, Guid? requestId = null) =>
        house.RunAsync<OrderMeals, Outcome<MealsOrdered, MealRefusal>?>(order => order.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), service.Id, resident.Id, dates, wish ?? Wish(), asking), Token));

    public static Task<Outcome<Meal, MealRefusal>?> CancelAsync(this TestHouse house, Asking asking, Guid mealId) =>
        house.RunAsync<CancelMeal, Outcome<Meal, MealRefusal>?>(cancel => cancel.RunAsync(new(mealId, asking), Token));

    public static Task<Outcome<Meal, MealRefusal>?> ChangeAsync(this TestHouse house, Asking asking, Meal meal, int portions, int? version = null) =>
        house.RunAsync<ChangePortions, Outcome<Meal, MealRefusal>?>(change => change.RunAsync(new(meal.Id, portions, version ?? meal.Version, asking), Token));

    public static Task<Outcome<Meal, MealRefusal>?> MarkAsync(this TestHouse house, Guid mealId, bool isGiven) =>
        house.RunAsync<MarkMeal, Outcome<Meal, MealRefusal>?>(mark => mark.RunAsync(new(mealId, isGiven, ByStaff), Token));

    public static Task<Outcome<MealDay, KitchenRefusal>?> CloseAsync(this TestHouse house, MealService service, LocalDate date, int meals) =>
        house.RunAsync<CloseKitchen, Outcome<MealDay, KitchenRefusal>?>(close => close.RunAsync(new(service.Id, date, "Nėra vandens", meals, ByStaff), Token));

    public static Task<Outcome<MealOrder, MealRefusal>?> StartAsync(
        this TestHouse house, MealService service, Resident resident, Weekdays weekdays, LocalDate first, LocalDate? last = null, MealWish? wish = null, Guid? requestId = null) =>
        house.RunAsync<StartMealOrder, Outcome<MealOrder, MealRefusal>?>(start => start.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), service.Id, resident.Id, weekdays, wish ?? Wish(), first, last, ByStaff), Token));

    public static Task<Outcome<MealOrder, MealRefusal>?> EndAsync(this TestHouse house, MealOrder order, LocalDate last, int? version = null) =>
        house.RunAsync<EndMealOrder, Outcome<MealOrder, MealRefusal>?>(end => end.RunAsync(new(order.Id, last, "Išvyko pas dukrą", version ?? order.Version, ByStaff), Token));

    public static Task<Outcome<MealPause, MealRefusal>?> PauseAsync(this TestHouse house, MealOrder order, LocalDate first, LocalDate? last, int version) =>
        house.RunAsync<PauseMealOrder, Outcome<MealPause, MealRefusal>?>(pause => pause.RunAsync(new(order.Id, first, last, "išvyko", version, ByStaff), Token));

    public static Task<Outcome<MealPause, MealRefusal>?> ResumeAsync(this TestHouse house, MealPause pause, LocalDate again, int version) =>
        house.RunAsync<ResumeMealOrder, Outcome<MealPause, MealRefusal>?>(resume => resume.RunAsync(new(pause.Id, again, version, ByStaff), Token));

    public static Task<Outcome<MealService, KitchenRefusal>?> KeepAsync(this TestHouse house, MealService service, MealSettings wanted, int version = 1) =>
        house.RunAsync<KeepMealSettings, Outcome<MealService, KitchenRefusal>?>(keep => keep.RunAsync(service.Id, wanted, version, Token));
}
