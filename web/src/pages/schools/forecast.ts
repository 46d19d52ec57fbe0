import { computed } from 'vue';
import { schools } from '@/api/schools';
import { ApiError } from '@/api/problem';
import { loadReferenceData } from '@/state/catalogue';
import { useResource } from '@/state/resource';

/** The forecast in force, and whether there is none yet. */
export function useForecast() {
  const forecast = useResource(
    () => 'forecast',
    async (_, signal) => {
      const [answer] = await Promise.all([schools.forecast(signal), loadReferenceData()]);
      return answer;
    },
  );
  const missing = computed(() => {
    const error = forecast.error.value;
    return error instanceof ApiError && error.status === 404;
  });
  return { forecast, missing };
}
