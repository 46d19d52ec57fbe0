package org.loomwatch.datasets.synthetic.resources;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.loomwatch.datasets.synthetic.random.Draws;

/** Draws the attributes of a resource by its category; names and types are those of the reference data. */
final class ResourceAttributes {

    private static final LocalDate FIRST_CHECK = LocalDate.of(2025, 9, 1);

    private ResourceAttributes() {}

    static Map<String, Object> draw(String category, String place, Draws draws) {
        Map<String, Object> a = new LinkedHashMap<>();
        switch (category) {
            case "reservoir" -> {
                a.put("capacity_10k_m3", 40 + draws.below(960));
                a.put("flood_limit_level_m", 35 + draws.below(45));
                a.put("dam_height_m", 12 + draws.below(25));
                a.put("dam_type", any(draws, "均质土坝", "混凝土重力坝", "浆砌石坝"));
                a.put("grade", any(draws, "小（2）型", "小（1）型"));
            }
            case "river_danger_section" -> {
                a.put("river", place);
                a.put("bank", any(draws, "左岸", "右岸"));
                a.put("length_m", 120 + draws.below(600));
                a.put("flood_standard_years", any(draws, 20, 50, 100));
            }
            case "pond" -> {
                a.put("capacity_10k_m3", 1 + draws.below(9));
                a.put("dam_height_m", 2 + draws.below(7));
                a.put("downstream_people", draws.below(400));
            }
            case "waterlogging_point" -> {
                a.put("trigger_mm_per_hour", 30 + 5 * draws.below(9));
                a.put("usual_depth_cm", 10 + 5 * draws.below(11));
                a.put("cause", any(draws, "地势低洼", "管网排水能力不足", "河水顶托", "排水口堵塞"));
            }
            case "construction_site" -> {
                a.put("hazards", any(draws, "高处作业", "深基坑", "塔吊", "高处作业;塔吊", "深基坑;塔吊"));
                a.put("tower_cranes", draws.below(7));
                a.put("pit_depth_m", draws.below(22));
                a.put("workers", 30 + draws.below(600));
            }
            case "shelter" -> {
                a.put("capacity_people", 80 + 10 * draws.below(190));
                a.put("occupied_people", 0);
                a.put("indoor", draws.chance(0.7));
                a.put("kind", any(draws, "学校体育馆", "社区服务中心", "文体中心", "公园广场"));
            }
            case "slope" -> {
                a.put("height_m", 6 + draws.below(50));
                a.put("threatened_people", draws.below(160));
                a.put("state", any(draws, "稳定", "基本稳定", "不稳定", "治理中"));
            }
            case "pumping_station" -> {
                a.put("capacity_m3_per_s", 2 + draws.below(40));
                a.put("kind", any(draws, "排涝泵站", "水闸", "泵闸"));
                a.put("units", 2 + draws.below(5));
            }
            case "rescue_team" -> {
                a.put("members", 8 + draws.below(60));
                a.put("speciality", any(draws, "排水抢险", "地质灾害", "供电抢修", "综合救援", "医疗救护"));
                a.put("vehicles", 1 + draws.below(9));
            }
            case "supply_depot" -> {
                a.put("sandbags", 500 + 100 * draws.below(90));
                a.put("pumps", 2 + draws.below(20));
                a.put("boats", draws.below(10));
                a.put("tents", 10 * draws.below(20));
            }
            case "dilapidated_house" -> {
                a.put("residents", draws.below(40));
                a.put("danger_grade", any(draws, "C级", "D级"));
                a.put("kind", any(draws, "危旧房", "工棚", "简易板房"));
            }
            case "underpass" -> {
                a.put("warning_depth_cm", any(draws, 15, 20, 27));
                a.put("pump_m3_per_s", 1 + draws.below(5));
                a.put("barrier", draws.chance(0.6));
            }
            case "exposed_object" -> {
                a.put("kind", any(draws, "户外广告牌", "行道树", "玻璃幕墙", "楼顶招牌"));
                a.put("height_m", 3 + draws.below(60));
                a.put("last_checked_on", FIRST_CHECK.plusDays(draws.below(390)).toString());
            }
            case "sensitive_site" -> {
                String kind = any(draws, "学校", "地下商场", "地下停车场", "危化企业");
                a.put("kind", kind);
                a.put("people", 40 + draws.below(2400));
                a.put("hazardous_material", kind.equals("危化企业") ? any(draws, "液氨", "有机溶剂", "液氯", "汽油") : "");
            }
            default -> throw new IllegalArgumentException("no attributes known for resource category " + category);
        }
        return a;
    }

    @SafeVarargs
    private static <T> T any(Draws draws, T... choices) {
        return choices[draws.below(choices.length)];
    }
}
