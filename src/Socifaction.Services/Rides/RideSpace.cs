using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>What a person takes up in a vehicle. A walker and a folded wheelchair go into the boot.</summary>
internal static class RideSpace
{
    extension(MobilityNeed need)
    {
        /// <summary>Seats, companions not counted.</summary>
        public int Seats => need == MobilityNeed.Wheelchair ? 0 : 1;

        /// <summary>Wheelchair places.</summary>
        public int WheelchairPlaces => need is MobilityNeed.Wheelchair or MobilityNeed.RigidWheelchair ? 1 : 0;
    }
}
